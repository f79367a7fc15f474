import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import type { QuestionEvidence } from '@/lib/services/attribution/question-reads';
import { channelName } from '../../referrals/_components/channel-name';

/** When the asker's codes were used, by whomever. */
export function OwnTouches({ touches }: { touches: QuestionEvidence['touches'] }) {
  const t = useTranslations('attribution.question');
  const referrals = useTranslations('referrals');
  if (!touches.length) return <p className="text-muted-foreground">{t('noTouches')}</p>;
  return (
    <ul className="flex flex-col divide-y">
      {touches.map(({ code, channel, occurredAt, counted }) => (
        <li key={`${code} ${String(occurredAt)}`} className="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2.5">
          <span>
            <span className="font-mono">{code}</span> · {channelName(channel, referrals)}
          </span>
          <span className="text-muted-foreground">
            {counted ? t('counted') : t('notCounted')} · <DateTime value={occurredAt} mode="dateTime" />
          </span>
        </li>
      ))}
    </ul>
  );
}
