import type { RewardsInput } from '@/lib/domain/programs/rewards-schema';
import type { CheckInput } from '@/lib/domain/programs/worst-case';
import { rewardsOf } from './rewards';

/** A programme of 2026 in USD with courses from 200.00 to 400.00, as the rule checker is asked about it. */
export function checkInput(
  rewards: RewardsInput,
  overrides: Partial<CheckInput> = {},
  definition: object = {},
): CheckInput {
  return {
    definition: {
      validityDays: 90,
      trigger: { milestone: 'paid' },
      holdDays: 14,
      attribution: { model: 'last', split: false },
      eligibility: { allowSelfReferral: false, allowSameHousehold: false },
      budgetMinor: null,
      rewards: rewardsOf(rewards),
      termsAndConditions: 'Terms.',
      ...definition,
    },
    currency: 'USD',
    startsOn: '2026-01-01',
    endsOn: null,
    limitMinor: 50_000,
    approvalThresholdMinor: 10_000,
    highestPriceMinor: 40_000,
    lowestPriceMinor: 20_000,
    ...overrides,
  };
}
