import { Icon } from './icon';
import type { LandingTranslator, School } from './props';
import { Steps } from './steps';

/** After the form: what happens now. Says nothing about who sent it, so it is the same for everybody. */
export function Thanks({ t, school, code }: { t: LandingTranslator; school: School; code: string }) {
  return (
    <main className="wrap center">
      <div className="card note">
        <span className="badge good">
          <Icon name="check" />
        </span>
        <h1>{t('thanks.title')}</h1>
        <p className="lead">{t('thanks.text', { school: school.name })}</p>
        <h2>{t('thanks.next')}</h2>
        <Steps
          steps={[
            { text: t('thanks.one', { school: school.name }) },
            { text: t('thanks.two') },
            { text: t('thanks.three') },
          ]}
        />
        <p className="fine">{t.rich('thanks.code', { code: () => <span className="code">{code}</span> })}</p>
      </div>
    </main>
  );
}
