import type { useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/domain/money/money';
import type { QueuedReward } from '@/lib/services/rewards/reads';

/** "$50.00 for Ana Gómez". */
export function rewardTitle(
  { rewardAmountMinor, currency, evidence }: QueuedReward,
  t: ReturnType<typeof useTranslations<'rewards'>>,
  locale: string,
): string {
  const amount = formatMoney({ amountMinor: rewardAmountMinor, currency }, locale);
  return t('details.title', { amount, name: evidence.recipientName });
}
