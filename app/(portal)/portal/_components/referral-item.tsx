import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { STATUS_LOOKS } from '@/components/money/status-looks';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import type { OwnReferral } from '@/lib/services/referrals/own-referrals';

/** One friend: how far, in words, and what happened when. Opens without a script. */
export function ReferralItem({ referral }: { referral: OwnReferral }) {
  const t = useTranslations('portal.progress');
  const receipt = useTranslations('portal.receipt');
  const { friendFirstName, programName, expiresAt, rewardAmountMinor, currency, timeline } = referral;
  const stage = stageOf(referral);
  const { icon: Icon, tone } = STATUS_LOOKS.referral[stage === 'nothing' ? 'expired' : stage];
  return (
    <li className="rounded-xl border bg-card">
      <div className="flex flex-col gap-2 px-5 pt-4">
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            <h2 className="break-words text-lg">{friendFirstName ?? t('friend')}</h2>
            <p className="text-base text-muted-foreground">{programName}</p>
          </div>
          <Badge tone={tone}>
            <Icon aria-hidden />
            {t(`badge.${stage}`)}
          </Badge>
        </div>
        <p className="text-pretty">{t(`status.${stage}`, { expires: expiresAt })}</p>
        {rewardAmountMinor > 0 ? (
          <Money value={{ amountMinor: rewardAmountMinor, currency }} className="font-semibold" />
        ) : null}
      </div>
      <details className="group px-5 pb-2">
        <summary className="flex min-h-11 list-none items-center gap-1.5 text-base text-primary [&::-webkit-details-marker]:hidden">
          <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
          {t('timeline')}
        </summary>
        <ol className="mb-3 ml-1.5 flex flex-col gap-3 border-l pl-5">
          {timeline.map(({ type, occurredAt }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what happened keeps its order
            <li key={index} className="relative">
              <span aria-hidden className="absolute top-2 -left-[1.45rem] size-2 rounded-full bg-primary" />
              <p>{t.has(`event.${type as 'lead'}`) ? t(`event.${type as 'lead'}`) : t('event.other')}</p>
              <DateTime value={occurredAt} mode="dateTime" className="text-muted-foreground text-sm" />
            </li>
          ))}
        </ol>
      </details>
      <Link
        href={`/portal/progress/${referral.id}`}
        className="flex min-h-11 items-center px-5 pb-2 text-primary underline underline-offset-2"
      >
        {receipt('link')}
      </Link>
    </li>
  );
}

/** How far it is for the referrer: the friend's own reward may still be open. */
function stageOf({ status, reward }: OwnReferral): OwnReferral['status'] | 'nothing' {
  if (status !== 'converted' && status !== 'rewarded') return status;
  if (reward === 'none') return 'nothing';
  return reward === 'given' ? 'rewarded' : 'converted';
}
