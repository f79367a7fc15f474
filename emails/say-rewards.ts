import { formatMoney } from '@/lib/domain/money/money';
import type { MailReward } from '@/lib/domain/notifications/mails';
import { DEFAULT_LOCALE, type Locale } from '@/lib/i18n/config';
import { translator } from '@/lib/i18n/translator';

/** Rewards in words, joined, in a language: "$50.00 in cash and a course credit of $20.00". */
export function sayRewards(rewards: readonly MailReward[], locale: Locale = DEFAULT_LOCALE): string {
  return new Intl.ListFormat(locale).format(rewards.map((reward) => sayReward(reward, locale)));
}

function sayReward({ kind, item, amount }: MailReward, locale: Locale): string {
  const t = translator('emails', undefined, locale);
  const money = formatMoney(amount, locale);
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
