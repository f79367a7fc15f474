import { useTranslations } from 'next-intl';
import { publicUrl } from '@/lib/services/public-url';

const code = (text: string) => <code className="font-mono text-sm">{text}</code>;

/** The first three steps of whoever connects a system, and what holds for every call. */
export function GettingStarted() {
  const t = useTranslations('apiReference');
  const token = `curl -u "$CLIENT_ID:$CLIENT_SECRET" -d grant_type=client_credentials ${publicUrl('/api/oauth/token')}`;
  const call = `curl -H "Authorization: Bearer $TOKEN" ${publicUrl('/api/v1/referrals')}`;
  return (
    <>
      <section id="start" className="flex scroll-mt-6 flex-col gap-3">
        <h2 className="text-xl">{t('start.title')}</h2>
        <ol className="flex list-decimal flex-col gap-3 pl-5">
          <li>{t('start.client')}</li>
          <li>
            {t('start.token')}
            <Shell text={token} />
          </li>
          <li>
            {t('start.call')}
            <Shell text={call} />
          </li>
        </ol>
      </section>
      <section id="manners" className="flex scroll-mt-6 flex-col gap-3">
        <h2 className="text-xl">{t('manners.title')}</h2>
        <p className="text-pretty">{t('manners.body')}</p>
        <p className="text-pretty">
          {t.rich('manners.lists', {
            shape: () => code('{data, nextCursor}'),
            cursor: () => code('?cursor='),
            limit: () => code('?limit='),
          })}
        </p>
        <p className="text-pretty">{t.rich('manners.again', { header: () => code('Idempotency-Key') })}</p>
        <p className="text-pretty">{t.rich('manners.externalId', { field: () => code('externalId') })}</p>
      </section>
    </>
  );
}

function Shell({ text }: { text: string }) {
  return (
    <pre className="mt-2 whitespace-pre-wrap break-all rounded-lg border bg-card p-3 text-sm">
      <code className="font-mono">{text}</code>
    </pre>
  );
}
