import type { CourseRule, RewardRule, Rewards } from '../programs/rewards-schema';
import type { RewardKind, RewardSide } from './kinds';

/** The rule that gives a line its base amount. */
export type PickedRule = {
  readonly rule: string;
  readonly source: 'course' | 'tier' | 'base';
  readonly kind: RewardKind;
  readonly item: string | null;
  readonly amountMinor?: number;
  readonly rateBps?: number;
  readonly capMinor?: number;
};

/**
 * The most specific rule of a side: course rule, then tier, then base (product.md, "Rewards, exactly"). Of several course
 * rules for a course the first written counts. A tier replaces the rate and keeps the base's kind, and its cap unless it has
 * its own. Null when the side gets nothing.
 */
export function pickRule(
  rewards: Rewards,
  side: RewardSide,
  courseExternalId: string | null,
  rewardedCount: number,
): PickedRule | null {
  const courseIndex = rewards.courses.findIndex((rule) => rule[side] && isFor(rule, courseExternalId));
  const courseRule = rewards.courses[courseIndex]?.[side];
  if (courseRule) return { ...partsOf(courseRule), rule: `course:${courseExternalId}`, source: 'course' };
  const base = rewards[side];
  if (!base) return null;
  const tier = side === 'referrer' ? rewards.tiers.findLast(({ fromCount }) => fromCount <= rewardedCount) : undefined;
  if (!tier) return { ...partsOf(base), rule: 'base', source: 'base' };
  return {
    kind: base.kind,
    item: base.item ?? null,
    amountMinor: tier.amountMinor,
    rateBps: tier.rateBps,
    capMinor: tier.capMinor ?? base.capMinor,
    rule: `tier:${tier.fromCount}`,
    source: 'tier',
  };
}

function isFor(rule: CourseRule, courseExternalId: string | null): boolean {
  return courseExternalId !== null && rule.courseExternalIds.includes(courseExternalId);
}

function partsOf({ kind, item, amountMinor, rateBps, capMinor }: RewardRule) {
  return { kind, item: item ?? null, amountMinor, rateBps, capMinor };
}
