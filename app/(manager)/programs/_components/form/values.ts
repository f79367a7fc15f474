import type { StandingKind } from '@/lib/domain/people/standing';
import type { AttributionModel, Milestone, ProgramType } from '@/lib/domain/programs/types';
import type { RewardKind, RewardSide } from '@/lib/domain/rewards/kinds';

/** A figure that is an amount or a rate; the one that is not chosen is kept while the form is open. */
export type ValueFields = {
  form: 'fixed' | 'percentage';
  amountMinor: number | null;
  rateBps: number | null;
  capMinor: number | null;
};

export type RuleFields = ValueFields & { on: boolean; kind: RewardKind; item: string };
export type TierFields = ValueFields & { fromCount: number | null };
export type BonusFields = RuleFields & { atCount: number | null; every: boolean };
export type PromotionFields = {
  name: string;
  startsAt: string;
  endsAt: string;
  form: 'multiplier' | 'extra';
  multiplierBps: number | null;
  extraMinor: number | null;
  courseExternalIds: string[];
  side: RewardSide;
};
export type CourseRuleFields = { courseExternalIds: string[]; referrer: RuleFields; referee: RuleFields };

/** As a whole, half at once and half later, or parts of one's own. */
export const VESTING_FORMS = ['none', 'halves', 'parts'] as const;
export type VestingForm = (typeof VESTING_FORMS)[number];
export type VestingFields = { afterDays: number | null; shareBps: number | null };

/** What the form holds: the same names and nesting as the core's schema, so that its errors find their fields. */
export type ProgramFormValues = {
  name: string;
  description: string;
  programType: ProgramType;
  currency: string;
  /** Whole days in the organisation's time zone; empty for no end. */
  startsAt: string;
  endsAt: string;
  validityDays: number | null;
  trigger: { milestone: Milestone; count: number | null };
  holdDays: number | null;
  attribution: { model: AttributionModel; split: boolean };
  eligibility: {
    kinds: StandingKind[];
    minimumAge: number | null;
    allowSelfReferral: boolean;
    allowSameHousehold: boolean;
  };
  budgetMinor: number | null;
  rewards: {
    referrer: RuleFields;
    referee: RuleFields;
    tiers: TierFields[];
    bonuses: BonusFields[];
    promotions: PromotionFields[];
    courses: CourseRuleFields[];
    /** Which fields `vesting` is edited with; what counts is the list. */
    vestingForm: VestingForm;
    vesting: VestingFields[];
    expiryDays: number | null;
  };
  termsAndConditions: string;
};

/** A rule nobody has filled in yet. */
export const EMPTY_RULE: RuleFields = {
  on: false,
  kind: 'cash',
  item: '',
  form: 'fixed',
  amountMinor: null,
  rateBps: null,
  capMinor: null,
};
