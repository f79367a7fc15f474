import { formatMoney } from '@/lib/domain/money/money';
import type { MailReward } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';

/** Rewards in words, joined: "$50.00 in cash and a course credit of $20.00". */
export function sayRewards(rewards: readonly MailReward[]): string {
  return new Intl.ListFormat('en').format(rewards.map(sayReward));
}

function sayReward({ kind, item, amount }: MailReward): string {
  const t = translator('emails');
  const money = formatMoney(amount);
  switch (kind) {
    case 'cash':
      return t('reward.cash', { amount: money });
    case 'credit':
      return t('reward.credit', { amount: money });
    case 'discount':
      return t('reward.discount', { amount: money });
    case 'merchandise':
      return t('reward.merchandise', { amount: money, item: item ?? 'none' });
  }
}
