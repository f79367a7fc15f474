'use client';
import { CircleCheck, ReceiptText } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { StatusBadge } from '@/components/money/status-badge';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { formatMoney } from '@/lib/domain/money/money';
import { ReceiptSheet } from './receipt-sheet';
import type { WalletReward } from './types';

/** One reward: what for, where it stands, and its receipt a tap away. */
export function RewardItem({ reward }: { reward: WalletReward }) {
  const t = useTranslations('portal.wallet');
  const locale = useLocale();
  const { side, kind, item, status, currency, rewardAmountMinor, originalAmountMinor, expiresAt, receipt } = reward;
  const say = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  const name = reward.otherFirstName ?? 'none';
  const state = useRewardState(reward);
  return (
    <li className="flex flex-col gap-2 px-5 py-4">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="text-pretty font-medium">
            {side === 'referrer' ? t('forFriend', { name }) : t('fromFriend', { name })}
          </p>
          <p className="text-pretty text-base text-muted-foreground">
            {t(`kind.${kind}`, { item: item ?? 'none' })}
            {reward.vesting ? `, ${t('part', { part: reward.vesting.part, parts: reward.vesting.parts })}` : ''} ·{' '}
            {reward.programName}
          </p>
        </div>
        <div className="flex flex-col items-end">
          <Money value={{ amountMinor: rewardAmountMinor, currency }} className="font-semibold" />
          {rewardAmountMinor < originalAmountMinor ? (
            <span className="tabular text-muted-foreground text-sm">
              {t('state.reduced', { amount: say(originalAmountMinor) })}
            </span>
          ) : null}
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {status === 'paid' && kind !== 'cash' ? (
          <Badge tone="success">
            <CircleCheck aria-hidden />
            {t('yours')}
          </Badge>
        ) : (
          <StatusBadge of="reward" status={status} />
        )}
        <span className="text-pretty text-base text-muted-foreground">{state}</span>
        {expiresAt && (kind === 'credit' || kind === 'discount') && status === 'paid' && !reward.expiredAt ? (
          <span className="text-base text-muted-foreground">{t('until', { date: expiresAt })}</span>
        ) : null}
      </div>
      <ReceiptSheet
        title={t('receiptTitle', { amount: say(rewardAmountMinor) })}
        description={t('receiptText')}
        currency={currency}
        steps={receipt}
        trigger={
          <Button variant="ghost" className="-ml-3.5 h-11 self-start text-primary">
            <ReceiptText aria-hidden />
            {t('why')}
          </Button>
        }
      />
    </li>
  );
}

/** Where a reward stands, and what comes next, in a few words. */
function useRewardState(reward: WalletReward): string {
  const t = useTranslations('portal.wallet.state');
  const { status, kind, requiresApproval, payableAt, processedAt, expiredAt } = reward;
  if (expiredAt) return t('expired', { date: expiredAt });
  if (status === 'cancelled') return t('cancelled');
  if (status === 'pending') return requiresApproval ? t('approval') : t('hold', { date: payableAt });
  if (status === 'approved') return kind === 'merchandise' ? t('approvedGoods') : t('approvedCash');
  if (kind === 'merchandise') return t('handedOver');
  return kind === 'cash' && processedAt ? t('paidCash', { date: processedAt }) : t('paidWallet');
}
