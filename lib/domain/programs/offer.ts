import type { RewardKind, RewardSide } from '../rewards/kinds';
import type { Promotion, Rewards, Vesting } from './rewards-schema';

/** What a side is promised, as parts to be said in any language. */
export type Offer = {
  readonly kind: RewardKind;
  readonly form: 'fixed' | 'percentage';
  readonly amountMinor: number | null;
  readonly rateBps: number | null;
  readonly capMinor: number | null;
  readonly item: string | null;
  readonly currency: string;
  /** The best that a course, a tier or a promotion makes of it is more than this: "from" or "up to" should be said. */
  readonly varies: boolean;
};

export type ProgramOffer = {
  readonly referrer: Offer | null;
  readonly referee: Offer | null;
  readonly tiers: readonly {
    readonly fromCount: number;
    readonly amountMinor: number | null;
    readonly rateBps: number | null;
    readonly capMinor: number | null;
  }[];
  readonly bonuses: readonly {
    readonly atCount: number;
    readonly every: boolean;
    readonly kind: RewardKind;
    readonly amountMinor: number | null;
    readonly rateBps: number | null;
    readonly item: string | null;
  }[];
  readonly promotions: readonly { readonly name: string; readonly endsAt: string; readonly side: RewardSide }[];
  /** The parts in which the rewards of both sides become payable; empty when as a whole. */
  readonly vesting: Vesting;
  readonly currency: string;
};

/** The offer of a version on a day of the organisation, for the landing page and the portal. */
export function offerOf(rewards: Rewards, currency: string, today: string): ProgramOffer {
  const promotions = rewards.promotions.filter(({ startsAt, endsAt }) => startsAt <= today && today <= endsAt);
  return {
    referrer: offerFor(rewards, 'referrer', currency, promotions),
    referee: offerFor(rewards, 'referee', currency, promotions),
    tiers: rewards.tiers.map(({ fromCount, ...value }) => ({ fromCount, ...partsOf(value) })),
    bonuses: rewards.bonuses.map(({ atCount, every, kind, item, ...value }) => {
      const { amountMinor, rateBps } = partsOf(value);
      return { atCount, every, kind, amountMinor, rateBps, item: item ?? null };
    }),
    promotions: promotions.map(({ name, endsAt, side }) => ({ name, endsAt, side })),
    vesting: rewards.vesting ?? [],
    currency,
  };
}

/** The next count at which a referrer gets more, and how many are missing; null when there is none. */
export function nextStep(
  rewards: Rewards,
  rewardedCount: number,
): { readonly atCount: number; readonly missing: number; readonly type: 'tier' | 'bonus' } | null {
  const tiers = rewards.tiers.map(({ fromCount }) => ({ atCount: fromCount, type: 'tier' as const }));
  const bonuses = rewards.bonuses.map(({ atCount, every }) => ({
    atCount: every ? (Math.floor(rewardedCount / atCount) + 1) * atCount : atCount,
    type: 'bonus' as const,
  }));
  const ahead = [...tiers, ...bonuses].filter(({ atCount }) => atCount > rewardedCount);
  const [next] = ahead.sort((a, b) => a.atCount - b.atCount);
  return next ? { ...next, missing: next.atCount - rewardedCount } : null;
}

function offerFor(
  rewards: Rewards,
  side: RewardSide,
  currency: string,
  promotions: readonly Promotion[],
): Offer | null {
  const rule = rewards[side] ?? rewards.courses.find((course) => course[side])?.[side];
  if (!rule) return null;
  const tiered = side === 'referrer' && rewards.tiers.length > 0;
  const byCourse = rewards.courses.some((course) => course[side]);
  const promoted = promotions.some((promotion) => promotion.side === side);
  return {
    kind: rule.kind,
    form: rule.rateBps === undefined ? 'fixed' : 'percentage',
    ...partsOf(rule),
    item: rule.item ?? null,
    currency,
    varies: tiered || byCourse || promoted,
  };
}

function partsOf(value: { amountMinor?: number; rateBps?: number; capMinor?: number }) {
  return {
    amountMinor: value.amountMinor ?? null,
    rateBps: value.rateBps ?? null,
    capMinor: value.capMinor ?? null,
  };
}
