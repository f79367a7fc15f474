import { DEFAULT_HOLD_DAYS, DEFAULT_VALIDITY_DAYS } from '@/lib/domain/programs/types';
import { EMPTY_RULE, type ProgramFormValues } from '../_components/form/values';

/** The form without a template: the defaults of the rules, and nothing else. */
export function blankValues(currency: string, today: string): ProgramFormValues {
  return {
    name: '',
    description: '',
    programType: 'student',
    currency,
    startsAt: today,
    endsAt: '',
    validityDays: DEFAULT_VALIDITY_DAYS,
    trigger: { milestone: 'paid', count: null },
    holdDays: DEFAULT_HOLD_DAYS,
    attribution: { model: 'last', split: false },
    eligibility: { kinds: [], minimumAge: null, allowSelfReferral: false, allowSameHousehold: false },
    budgetMinor: null,
    rewards: {
      referrer: { ...EMPTY_RULE, on: true },
      referee: { ...EMPTY_RULE, on: true, kind: 'discount' },
      tiers: [],
      bonuses: [],
      promotions: [],
      courses: [],
      vestingForm: 'none',
      vesting: [],
      expiryDays: null,
    },
    termsAndConditions: '',
  };
}
