import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import type { QuestionEvidence } from '@/lib/services/attribution/question-reads';
import { reasonText } from './reason-text';

type CandidateListProps = { candidates: QuestionEvidence['candidates']; referrer: string };

/** Enrolments that a question may be about: whose they are, and why not the asker's. */
export function CandidateList({ candidates, referrer }: CandidateListProps) {
  const t = useTranslations('attribution.question');
  const conversions = useTranslations('conversions');
  const receipt = useTranslations('referrals.receiptPage');
  if (!candidates.length) return <p className="text-pretty text-muted-foreground">{t('noCandidates')}</p>;
  const whyNot = (reason: string | null) => {
    const key = `loser.${reason}` as 'loser.overridden';
    return reason && receipt.has(key) ? receipt(key) : (reason ?? '–');
  };
  return (
    <ul className="flex flex-col divide-y">
      {candidates.map((row) => (
        <li key={row.conversionId} className="flex flex-col gap-1 py-3">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link href={`/people/${row.refereeId}`} className="font-medium underline underline-offset-2">
              {row.refereeName}
            </Link>
            <DateTime value={row.occurredAt} mode="date" className="text-muted-foreground text-sm" />
            {row.matchesContact ? <Badge tone="success">{t('sameContact')}</Badge> : null}
          </p>
          <p>
            {row.attributed
              ? t('belongs', { name: row.winnerName ?? row.winnerCode ?? '–' })
              : t('nobody', { reason: reasonText(row.reason ?? 'no-touch', conversions) })}
          </p>
          <p className="text-muted-foreground">
            {row.ownTouches
              ? t('own', { count: row.ownTouches, referrer, reason: whyNot(row.ownReason) })
              : t('noOwn', { referrer })}
          </p>
          {row.referralId ? (
            <Link
              href={`/referrals/${row.referralId}/receipt`}
              className="w-fit text-primary underline underline-offset-2"
            >
              {t('openReceipt')}
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
