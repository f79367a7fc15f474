import { DateTime } from '@/components/ui/date-time';
import type { FraudCaseDetail } from '@/lib/services/fraud/reads';
import type { FraudTranslate } from './signal-text';

/** What happened to a case, in order, by whom and why. */
export function CaseHistory({ history, t }: { history: FraudCaseDetail['history']; t: FraudTranslate }) {
  return (
    <ol className="flex flex-col divide-y">
      {history.map(({ id, kind, score, decidedAt, decidedByName, reason }) => (
        <li key={id} className="flex flex-col gap-0.5 py-3">
          <p className="font-medium">{t(`event.${kind}`, { score })}</p>
          {reason ? <p className="whitespace-pre-wrap break-words">{reason}</p> : null}
          <p className="text-muted-foreground text-sm">
            {t('by', { name: decidedByName })} · <DateTime value={decidedAt} mode="dateTime" />
          </p>
        </li>
      ))}
    </ol>
  );
}
