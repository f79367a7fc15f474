import { findPaidOfRewards } from '@/db/queries/override';
import type { RewardRow } from '@/db/queries/rewards';
import { dayIn } from '@/lib/domain/common/days';
import { netValueMinor } from '@/lib/domain/conversions/schema';
import { foldDaily, foldReferrers } from '../analytics/fold';
import type { Tx } from '../transact';
import type { OverrideWorld } from './load-override';
import type { OverridePlan } from './plan-override';

const UNCOUNTED = ['below-trigger', 'currency-mismatch'];

/** The conversion leaves the figures of the old referral; what was taken back of its rewards has left them already. */
export async function foldOld(
  tx: Tx,
  { conversion, world }: OverrideWorld,
  { old, kept }: OverridePlan,
): Promise<void> {
  if (!old || UNCOUNTED.includes(conversion.reason ?? '')) return;
  const { programId, referrerId, channel } = old;
  const figures = {
    programId,
    conversions: -1,
    conversionValueMinor: -leftOf(conversion),
    rewardMinor: -standing(kept),
  };
  await foldDaily(tx, [
    { ...figures, channel, referralId: old.id, day: dayIn(world.organization.timeZone, conversion.occurredAt) },
  ]);
  await foldReferrers(tx, [{ ...figures, referrerId }]);
}

/** It enters those of the new one, less what refunds have taken since. */
export async function foldNew(tx: Tx, { conversion, world }: OverrideWorld, plan: OverridePlan): Promise<void> {
  const { outcome, kept } = plan;
  const day = dayIn(world.organization.timeZone, conversion.occurredAt);
  const isConverted = outcome.daily.some(({ conversions }) => conversions);
  const wholeMinor = netValueMinor(conversion.valueMinor, conversion.discountMinor);
  const wholeReward = outcome.daily.reduce((sum, { rewardMinor = 0 }) => sum + rewardMinor, 0);
  const less = {
    conversionValueMinor: isConverted ? leftOf(conversion) - wholeMinor : 0,
    rewardMinor: standing([...outcome.rewards, ...kept]) - wholeReward,
  };
  await foldDaily(
    tx,
    outcome.daily.map((fold) => (fold.conversions ? { ...fold, day, ...plus(fold, less) } : fold)),
  );
  await foldReferrers(
    tx,
    outcome.referrers.map((fold) => (fold.conversions ? { ...fold, ...plus(fold, less) } : fold)),
  );
}

/** What banks have paid of rewards that move is told of the channel they are in: taken out before, put in after. */
export async function foldPaid(tx: Tx, rewards: readonly RewardRow[], sign: 1 | -1): Promise<void> {
  if (!rewards.length) return;
  const rows = await findPaidOfRewards(
    tx.sql,
    rewards.map(({ id }) => id),
  );
  await foldDaily(
    tx,
    rows.map((row) => ({ ...row, paidMinor: sign * row.paidMinor })),
  );
}

type Figures = { conversionValueMinor?: number; rewardMinor?: number };

function plus(fold: Figures, less: Required<Figures>): Required<Figures> {
  return {
    conversionValueMinor: (fold.conversionValueMinor ?? 0) + less.conversionValueMinor,
    rewardMinor: (fold.rewardMinor ?? 0) + less.rewardMinor,
  };
}

function standing(rewards: readonly { rewardAmountMinor: number }[]): number {
  return rewards.reduce((sum, { rewardAmountMinor }) => sum + rewardAmountMinor, 0);
}

function leftOf({ valueMinor, discountMinor, refundedMinor }: OverrideWorld['conversion']): number {
  return netValueMinor(valueMinor, discountMinor + refundedMinor);
}
