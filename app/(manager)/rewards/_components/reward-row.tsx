import type { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { ReceiptLink } from '@/components/money/receipt-link';
import { StatusBadge } from '@/components/money/status-badge';
import type { DataRow } from '@/components/tables/types';
import { DateTime } from '@/components/ui/date-time';
import { formatMoney } from '@/lib/domain/money/money';
import type { QueuedReward } from '@/lib/services/rewards/reads';

type Translate = ReturnType<typeof useTranslations<'rewards'>>;

/** A reward as a row: who gets it, for whom, and the evidence to open. */
export function rewardRow(reward: QueuedReward, t: Translate, locale: string): DataRow {
  const { evidence, currency } = reward;
  const value = { amountMinor: reward.rewardAmountMinor, currency };
  return {
    id: reward.id,
    href: `/rewards/${reward.id}`,
    label: `${evidence.recipientName} ${formatMoney(value, locale)}`,
    selectable: reward.mayApprove === true,
    cells: {
      recipient: (
        <span className="flex flex-col">
          <span>{evidence.recipientName}</span>
          <span className="text-muted-foreground text-xs">{t(`side.${reward.side}`)}</span>
        </span>
      ),
      for: (
        <span className="flex min-w-52 flex-col">
          <span>{t('broughtBy', { referee: evidence.refereeName, referrer: evidence.referrerName })}</span>
          <span className="text-muted-foreground text-xs">{evidence.programName}</span>
        </span>
      ),
      kind: (
        <span className="flex flex-col">
          <span>{t(`kind.${reward.kind}`)}</span>
          {reward.vesting ? (
            <span className="text-muted-foreground text-xs">
              {t('part', { part: reward.vesting.part, parts: reward.vesting.parts })}
            </span>
          ) : null}
        </span>
      ),
      amount: (
        <ReceiptLink href={`/rewards/${reward.id}`}>
          <Money value={value} />
        </ReceiptLink>
      ),
      status: (
        <span className="flex flex-col items-start gap-1">
          <StatusBadge of="reward" status={reward.status} />
          {reward.status === 'pending' && reward.approvalsNeeded === 2 ? (
            <span className="text-muted-foreground text-xs">
              {t('approvalsOf', { count: reward.approvals.length, needed: reward.approvalsNeeded })}
            </span>
          ) : null}
        </span>
      ),
      payable: <DateTime value={reward.payableAt} mode="date" />,
    },
  };
}
