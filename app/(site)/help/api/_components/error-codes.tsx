import { useTranslations } from 'next-intl';
import { messages } from '@/lib/i18n/messages';

type Code = keyof typeof messages.apiReference.codes;
const CODES = Object.keys(messages.apiReference.codes) as Code[];

/** Every code of an error, each with the anchor that the `type` of its problem document leads to. */
export function ErrorCodes() {
  const t = useTranslations('apiReference');
  return (
    <section id="errors" className="flex scroll-mt-6 flex-col gap-3">
      <h2 className="text-xl">{t('errors.title')}</h2>
      <p className="text-pretty text-muted-foreground">{t('errors.description')}</p>
      <dl className="divide-y rounded-xl border bg-card">
        {CODES.map((code) => (
          <div
            key={code}
            id={code}
            className="flex scroll-mt-6 flex-col gap-1 px-5 py-3 target:bg-accent sm:flex-row sm:gap-4"
          >
            <dt className="shrink-0 sm:w-64">
              <code className="break-all font-mono text-sm">{code}</code>
            </dt>
            <dd className="text-pretty text-base text-muted-foreground">{t(`codes.${code}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
