import type { PastConversionRow, PastRewardTuple } from '@/db/queries/backtest';
import type { PastConversion, PastReward } from '@/lib/domain/backtest/past-conversion';
import type { Standing } from '@/lib/domain/people/standing';
import type { Milestone } from '@/lib/domain/programs/types';
import type { RewardSide } from '@/lib/domain/rewards/kinds';

/** A row as the core takes it. `versions`: numbers by id. */
export function pastConversion(row: PastConversionRow, versions: ReadonlyMap<string, number>): PastConversion {
  const { limitMinor, timeZone, rewardedCount, standings, wards } = row;
  const isRewarded = limitMinor !== null && timeZone !== null && rewardedCount !== null;
  const boundVersion = (row.versionId && versions.get(row.versionId)) || row.boundVersion;
  if (!boundVersion) throw new Error('A conversion that is owed to a programme has a version');
  return {
    refereeId: row.refereeId,
    referrerId: row.referrerId,
    shares: row.shares?.length ? row.shares : null,
    boundVersion,
    milestone: row.milestone as Milestone,
    attended: row.attended,
    valueMinor: row.valueMinor,
    discountMinor: row.discountMinor,
    currency: row.currency,
    courseExternalId: row.courseExternalId,
    occurredAt: row.occurredAt,
    isRewardedElsewhere: row.isRewardedElsewhere,
    refunds: (row.refunds ?? []).map(([amountMinor, droppedOut]) => ({ amountMinor, droppedOut })),
    setting: isRewarded ? { limitMinor, timeZone, rewardedCount } : null,
    paid: (row.rewards ?? []).map(pastReward),
    referrer:
      standings && wards
        ? { standings: standings as Standing[], wards: wards as Standing[][], birthDate: row.birthDate }
        : null,
    relation: row.relation ?? 'none',
  };
}

function pastReward(tuple: PastRewardTuple): PastReward {
  const [recipientId, side, line, grantedMinor, standingMinor, end, refundedMinor, droppedOut] = tuple;
  return {
    recipientId,
    side: side as RewardSide,
    line,
    grantedMinor,
    standingMinor,
    end: end && { keeps: end === 'kept', refundedMinor, droppedOut: droppedOut ?? false },
  };
}
