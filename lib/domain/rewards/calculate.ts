import { dayIn } from '../common/days';
import { netValueMinor } from '../conversions/schema';
import type { Bonus, Promotion, Rewards } from '../programs/rewards-schema';
import type { RuleCode } from '../rule-codes';
import type { CalculateFacts } from './input';
import type { RewardKind, RewardSide } from './kinds';
import { type Draft, takeBase, takeCaps, takeLeft, takePromotion } from './line-steps';
import { type PickedRule, pickRule } from './pick-rule';
import type { RewardLine } from './reward-line';
import { vestLine } from './vesting';

export type Calculation = {
  /** In the order of granting: referrer, referee, bonuses. Every amount is more than 0. */
  readonly lines: readonly RewardLine[];
  /** Lines that a cap, the limit or the budget cut to nothing, with the receipt that says so. */
  readonly empty: readonly RewardLine[];
  /** Why there is no line at all; null when there is one, or when the rules give nothing for this conversion. */
  readonly reason: RuleCode | null;
  /** Which of the two limits cut something. */
  readonly cuts: readonly ('limit-cut' | 'budget-exhausted')[];
  readonly netMinor: number;
};

/**
 * What a conversion that reached its trigger earns, exactly as product.md "Rewards, exactly" says: base (course, tier, base),
 * promotions in the order written, net value and cap; bonuses; then the per-referral limit in the order referrer, referee,
 * bonus; then the budget; last, a base is parted as it vests. Amounts are minor units of `facts.currency`. Pure: the same input gives the same cents.
 */
export function calculate(rewards: Rewards, facts: CalculateFacts): Calculation {
  const netMinor = facts.droppedOut ? 0 : netValueMinor(facts.valueMinor, facts.discountMinor + facts.refundedMinor);
  if (netMinor === 0) return { lines: [], empty: [], reason: 'nothing-left', cuts: [], netMinor };
  const drafts = [
    ...baseLines(rewards, facts, netMinor),
    ...rewards.bonuses.flatMap((bonus, index) => bonusLine(bonus, index, facts, netMinor)),
  ];
  const cuts = new Set<'limit-cut' | 'budget-exhausted'>();
  let limitLeft = facts.limitMinor;
  let budgetLeft = facts.budgetLeftMinor;
  for (const { draft } of drafts) {
    const wanted = draft.amountMinor;
    takeLeft(draft, 'limit', limitLeft, facts.limitMinor);
    if (draft.amountMinor < wanted) cuts.add('limit-cut');
    const allowed = draft.amountMinor;
    if (budgetLeft !== null) {
      takeLeft(draft, 'budget', budgetLeft, facts.budgetLeftMinor ?? 0);
      if (draft.amountMinor < allowed) cuts.add('budget-exhausted');
      budgetLeft -= draft.amountMinor;
    }
    limitLeft -= allowed;
  }
  const all = drafts.flatMap(({ draft, side, line, kind, item }) => {
    const whole = { side, line, kind, item, amountMinor: draft.amountMinor, receipt: draft.receipt, vesting: null };
    return vestLine(whole, rewards.vesting, facts.currency);
  });
  const lines = all.filter(({ amountMinor }) => amountMinor > 0);
  const reason = lines.length > 0 ? null : cuts.has('budget-exhausted') ? 'budget-exhausted' : cutReason(cuts);
  return { lines, empty: all.filter(({ amountMinor }) => amountMinor === 0), reason, cuts: [...cuts], netMinor };
}

function cutReason(cuts: ReadonlySet<string>): RuleCode | null {
  return cuts.has('limit-cut') ? 'limit-cut' : null;
}

type Drafted = {
  readonly side: RewardSide;
  readonly line: string;
  readonly kind: RewardKind;
  readonly item: string | null;
  readonly draft: Draft;
};

const NAMES = { course: 'Reward for this course', tier: 'Reward of the tier', base: 'Reward' } as const;

function baseLines(rewards: Rewards, facts: CalculateFacts, netMinor: number): Drafted[] {
  const promotions = promotionsInForce(rewards.promotions, facts);
  return (['referrer', 'referee'] as const).flatMap((side) => {
    const picked = pickRule(rewards, side, facts.courseExternalId, facts.rewardedCount);
    if (!picked) return [];
    const draft: Draft = { amountMinor: 0, receipt: [], currency: facts.currency };
    takeBase(draft, picked.rule, picked, netMinor, nameOf(picked, facts));
    for (const promotion of promotions) if (promotion.side === side) takePromotion(draft, promotion);
    takeCaps(draft, picked.rule, picked, netMinor);
    return [{ side, line: 'base', kind: picked.kind, item: picked.item, draft }];
  });
}

function nameOf(picked: PickedRule, facts: CalculateFacts): string {
  if (picked.source === 'course') return `${NAMES.course} (${facts.courseExternalId})`;
  if (picked.source === 'tier')
    return `${NAMES.tier} from ${picked.rule.slice(5)} (this is number ${facts.rewardedCount})`;
  return NAMES.base;
}

/** Promotions of the conversion's day and course, in the order written; both ends of the dates are included. */
function promotionsInForce(promotions: readonly Promotion[], facts: CalculateFacts): readonly Promotion[] {
  if (promotions.length === 0) return promotions;
  const day = dayIn(facts.timeZone, facts.convertedAt);
  return promotions.filter(
    ({ startsAt, endsAt, courseExternalIds }) =>
      startsAt <= day &&
      day <= endsAt &&
      (!courseExternalIds || (facts.courseExternalId !== null && courseExternalIds.includes(facts.courseExternalId))),
  );
}

function bonusLine(bonus: Bonus, index: number, facts: CalculateFacts, netMinor: number): Drafted[] {
  const count = facts.rewardedCount;
  if (!(bonus.every ? count > 0 && count % bonus.atCount === 0 : count === bonus.atCount)) return [];
  const draft: Draft = { amountMinor: 0, receipt: [], currency: facts.currency };
  const rule = `bonus:${bonus.atCount}`;
  const named = bonus.every
    ? `Bonus for every ${bonus.atCount} (this is number ${count})`
    : `Bonus for number ${count}`;
  takeBase(draft, rule, bonus, netMinor, named);
  takeCaps(draft, rule, bonus, netMinor);
  return [{ side: 'referrer', line: `bonus-${index + 1}`, kind: bonus.kind, item: bonus.item ?? null, draft }];
}
