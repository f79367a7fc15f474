import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import type { AttributionReceipt } from '@/lib/services/attribution/reads';

/** Decisions that others have taken the place of, the newest first. */
export function DecisionHistory({ superseded }: { superseded: AttributionReceipt['superseded'] }) {
  const t = useTranslations('attribution');
  return (
    <ol className="flex flex-col divide-y">
      {superseded.toReversed().map((row) => (
        <li key={row.id} className="flex flex-col gap-0.5 py-2.5">
          <p>
            {row.code ? t('history.gave', { code: row.code }) : t('history.nobody')} ·{' '}
            {t(`decisions.rules.${row.rule}`)}
          </p>
          {row.note ? <p className="whitespace-pre-wrap break-words">{row.note}</p> : null}
          <p className="text-muted-foreground text-sm">
            {row.decidedByName ?? t('decisions.system')} · <DateTime value={row.decidedAt} mode="dateTime" />
          </p>
        </li>
      ))}
    </ol>
  );
}
