import type { DataRow } from '@/components/tables/types';
import { DateTime } from '@/components/ui/date-time';
import type { FraudCaseView } from '@/lib/services/fraud/reads';
import { CaseBadge } from './case-badge';
import type { FraudTranslate } from './signal-text';

/** A case as a row: who, how odd, and what weighs most. */
export function caseRow(found: FraudCaseView, t: FraudTranslate): DataRow {
  const { id, refereeName: referee, referrerName: referrer, score, signals } = found;
  const [first, ...others] = signals;
  return {
    id,
    href: `/fraud/${id}`,
    label: t('broughtBy', { referee, referrer }),
    cells: {
      referral: t('broughtBy', { referee, referrer }),
      score: (
        <span className="flex flex-col">
          <span className="tabular">{t('scoreOf', { score })}</span>
          <span className="text-muted-foreground text-xs">{t(`verdict.${found.verdict}`)}</span>
        </span>
      ),
      finding: first ? (
        <span className="flex flex-col">
          <span>{t(`signal.${first.key}`)}</span>
          {others.length ? (
            <span className="text-muted-foreground text-xs">{t('more', { count: others.length })}</span>
          ) : null}
        </span>
      ) : (
        t('noEvidence')
      ),
      status: (
        <span className="flex flex-col items-start gap-1">
          <CaseBadge status={found.status} />
          {found.status === 'appealed' && found.answerDueAt ? (
            <span className="text-muted-foreground text-xs">
              {t(found.escalatedAt ? 'stateLate' : 'stateDue', { due: found.answerDueAt })}
            </span>
          ) : null}
        </span>
      ),
      since: <DateTime value={found.createdAt} mode="date" />,
    },
  };
}
