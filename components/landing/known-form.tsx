import { NO_VISIT } from './lead-form';
import type { LandingSchool, LandingTranslator } from './props';

/** For who opened a link that was sent to him: one button, and a way out. Says nothing about who he is. */
export function KnownForm({ t, school, code }: { t: LandingTranslator; school: LandingSchool; code: string }) {
  return (
    <section className="card ask" aria-labelledby="ask">
      <h2 id="ask">{t('known.title')}</h2>
      <p>{t('known.text', { school: school.name })}</p>
      <form method="post">
        <input type="hidden" name="known" value="1" />
        {school.cookies !== 'always' && <input type="hidden" name="visit" value={NO_VISIT} />}
        <button type="submit">{t('known.submit')}</button>
      </form>
      <p>
        <a href={`/r/${encodeURIComponent(code)}`}>{t('known.other')}</a>
      </p>
    </section>
  );
}
