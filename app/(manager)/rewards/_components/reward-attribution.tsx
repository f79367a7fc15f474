import { useTranslations } from 'next-intl';
import { ReceiptLink } from '@/components/money/receipt-link';
import { ATTRIBUTION_MODELS } from '@/lib/domain/programs/types';
import type { QueuedReward } from '@/lib/services/rewards/reads';

/** By which model the friend was given to the referrer, with the way to the whole receipt. */
export function RewardAttribution({ reward: { referralId, evidence } }: { reward: QueuedReward }) {
  const t = useTranslations('referrals.receiptPage');
  const model = ATTRIBUTION_MODELS.find((one) => one === evidence.attributionModel);
  return (
    <ReceiptLink href={`/referrals/${referralId}/receipt`}>{model ? t(`models.${model}`) : t('title')}</ReceiptLink>
  );
}
