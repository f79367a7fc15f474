import { type Rewards, type RewardsInput, rewardsSchema } from '@/lib/domain/programs/rewards-schema';
import type { CalculateFacts } from '@/lib/domain/rewards/input';

/** A programme's rewards as the API takes them, parsed. */
export function rewardsOf(input: RewardsInput): Rewards {
  return rewardsSchema.parse(input);
}

/** A course of 400.00 USD in New York, first rewarded conversion of the referrer, no budget. */
export function facts(overrides: Partial<CalculateFacts> = {}): CalculateFacts {
  return {
    programVersion: 1,
    currency: 'USD',
    timeZone: 'America/New_York',
    valueMinor: 40_000,
    discountMinor: 0,
    refundedMinor: 0,
    droppedOut: false,
    courseExternalId: null,
    convertedAt: new Date('2026-06-15T12:00:00Z'),
    rewardedCount: 1,
    limitMinor: 50_000,
    budgetLeftMinor: null,
    ...overrides,
  };
}
