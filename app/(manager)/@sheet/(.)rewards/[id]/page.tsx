import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { StatusBadge } from '@/components/money/status-badge';
import { RouteSheetHead } from '@/components/shell/route-sheet-parts';
import { orNull } from '@/lib/auth/or-null';
import { requireStaff } from '@/lib/auth/session';
import { getRewardWithEvidence } from '@/lib/services/rewards/reads';
import { RewardAttribution } from '../../../rewards/_components/reward-attribution';
import { RewardEvidence } from '../../../rewards/_components/reward-evidence';
import { rewardTitle } from '../../../rewards/_components/reward-title';

/** The receipt of a reward over the page it was asked from. */
export default async function RewardInSheet({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireStaff('rewards:read');
  const { id } = await params;
  const [t, receipt, locale, reward] = await Promise.all([
    getTranslations('rewards'),
    getTranslations('money.receipt'),
    getLocale(),
    orNull(() => getRewardWithEvidence(ctx, id)),
  ]);
  if (!reward) notFound();
  return (
    <>
      <RouteSheetHead
        title={rewardTitle(reward, t, locale)}
        badge={<StatusBadge of="reward" status={reward.status} />}
        description={receipt('description')}
        href={`/rewards/${id}`}
      />
      <RewardEvidence reward={reward} attribution={<RewardAttribution reward={reward} />} />
    </>
  );
}
