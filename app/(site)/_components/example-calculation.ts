import { calculate } from '@/lib/domain/rewards/calculate';

const CURRENCY = 'USD';

/** The reward that the start page explains: worked out by the function that pays, with rules as a programme has them. */
export function exampleCalculation() {
  const { lines } = calculate(
    {
      referrer: { kind: 'cash', amountMinor: 5000, capMinor: 7000 },
      tiers: [],
      bonuses: [],
      promotions: [
        {
          name: 'Back to school',
          startsAt: '2026-08-01',
          endsAt: '2026-09-30',
          multiplierBps: 15_000,
          side: 'referrer',
        },
      ],
      courses: [],
    },
    {
      programVersion: 1,
      currency: CURRENCY,
      timeZone: 'America/New_York',
      valueMinor: 48_000,
      discountMinor: 0,
      refundedMinor: 0,
      droppedOut: false,
      courseExternalId: null,
      convertedAt: new Date('2026-09-03T15:00:00Z'),
      rewardedCount: 1,
      limitMinor: 50_000,
      budgetLeftMinor: null,
    },
  );
  const line = lines[0];
  return { currency: CURRENCY, amountMinor: line?.amountMinor ?? 0, receipt: line?.receipt ?? [] };
}
