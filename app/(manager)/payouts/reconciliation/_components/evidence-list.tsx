import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/domain/money/money';
import type { Case } from './case-card';

type EvidenceListProps = { title: string; list: Case['evidence']['ours']; timeZone: string };

/** What one side says; nothing is said in a word too. */
export function EvidenceList({ title, list, timeZone }: EvidenceListProps) {
  const t = useTranslations('reconciliation.cases');
  const locale = useLocale();
  const format = useFormatter();
  return (
    <section className="flex min-w-0 flex-col gap-2 rounded-lg border px-4 py-3">
      <h4 className="text-muted-foreground text-sm">{title}</h4>
      {list.length ? null : <p>{t('nothing')}</p>}
      {list.map(({ status, amountMinor, currency, reference, createdAt }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two entries may be alike in everything, and the list never changes
        <div key={index} className="flex flex-col gap-0.5">
          <p className="tabular font-medium">
            {currency ? formatMoney({ amountMinor, currency }, locale).replace('-', '−') : amountMinor}
            {' · '}
            {t.has(`word.${status as 'paid'}`) ? t(`word.${status as 'paid'}`) : status}
          </p>
          {createdAt ? (
            <p className="text-muted-foreground text-sm">
              {format.dateTime(new Date(createdAt), 'dateTime', { timeZone })}
            </p>
          ) : null}
          <p className="break-all font-mono text-muted-foreground text-xs">{reference ?? '–'}</p>
        </div>
      ))}
    </section>
  );
}
