import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LIABILITY_ACCOUNTS,
  LIABILITY_PARTS,
  liabilityByPeriod,
  liabilityOf,
  totalLiability,
} from '@/lib/domain/analytics/liability-balances';
import { breakageOf, type CreditEndings } from '@/lib/domain/analytics/liability-breakage';
import { expectedOf, type ReferralHistory } from '@/lib/domain/analytics/liability-expected';
import { type ForecastInput, forecastLiability } from '@/lib/domain/analytics/liability-forecast';
import { shiftDay } from '@/lib/domain/common/days';

const move = (day: string, account: string, minor: number) => ({ day, account, minor });

describe('what was owed', () => {
  const moves = [
    move('2026-02-28', 'liability:accrued', -5000),
    move('2026-03-01', 'liability:accrued', 5000),
    move('2026-03-01', 'liability:payable', -5000),
    move('2026-03-31', 'liability:payable', 5000),
    move('2026-03-31', 'clearing:payout', -5000),
    move('2026-04-02', 'clearing:payout', 5000),
    move('2026-04-02', 'asset:bank', -5000),
  ];

  it('is told at the end of each period, the last day included', () => {
    const range = { from: '2026-02-01', to: '2026-04-01', granularity: 'month' } as const;
    const rows = liabilityByPeriod(moves.toReversed(), range).map(({ day, balances }) => [day, balances]);
    expect(rows).toMatchObject([
      ['2026-02-01', { accrued: 5000, payable: 0, underWay: 0 }],
      ['2026-03-01', { accrued: 0, payable: 0, underWay: 5000 }],
      ['2026-04-01', { accrued: 0, payable: 0, underWay: 5000 }],
    ]);
  });

  it('begins with what was owed before', () => {
    const range = { from: '2026-03-01', to: '2026-03-02', granularity: 'day' } as const;
    expect(liabilityByPeriod(moves, range).map(({ balances }) => balances.payable)).toEqual([5000, 5000]);
  });

  it('at the end of all is the balance of its accounts, whatever the order', () => {
    const account = fc.constantFrom(...Object.values(LIABILITY_ACCOUNTS), 'expense:rewards' as const);
    const day = fc.integer({ min: 0, max: 400 }).map((days) => shiftDay('2026-01-01', days));
    const any = fc.record({ day, account, minor: fc.integer({ min: -1e9, max: 1e9 }) });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 60 }), fc.constantFrom('day', 'week', 'month'), (list, granularity) => {
        const rows = liabilityByPeriod(list, { from: '2026-02-10', to: '2027-03-01', granularity });
        expect(rows.at(-1)?.balances).toEqual(liabilityOf(list));
        const sum = list
          .filter((one) => one.account !== 'expense:rewards')
          .reduce((total, one) => total - one.minor, 0);
        expect(totalLiability(liabilityOf(list)) - sum).toBe(0);
      }),
      { numRuns: 1000 },
    );
    expect(new Set(Object.values(LIABILITY_ACCOUNTS)).size).toBe(LIABILITY_PARTS.length);
  });
});

const MONTHS = ['2026-11-01', '2026-12-01', '2027-01-01'];
const history = (overrides: Partial<ReferralHistory> = {}): ReferralHistory => ({
  programId: 'p',
  name: 'Bring a friend',
  observations: 40,
  converted: 10,
  rewardMinor: 75_000,
  pending: [
    { month: '2026-11-01', count: 4 },
    { month: '2026-12-01', count: 8 },
  ],
  ...overrides,
});

describe('what referrals that wait will cost', () => {
  it('is their number × the share that converts × the average reward, spread over the months that are left', () => {
    // 12 × 25 % × 75.00 = 225.00; 4 in November and 8 evenly over two months: 4 + 4 to 4.
    expect(expectedOf(history(), MONTHS)).toEqual({
      programId: 'p',
      name: 'Bring a friend',
      pending: 12,
      observations: 40,
      conversionRate: 0.25,
      averageRewardMinor: 7500,
      expectedMinor: 22_500,
      months: [15_000, 7500, 0],
    });
  });

  it('is not guessed from fewer than 30', () => {
    const few = expectedOf(history({ observations: 29 }), MONTHS);
    expect(few).toMatchObject({ observations: 29, conversionRate: null, expectedMinor: null, months: [0, 0, 0] });
    expect(expectedOf(history({ observations: 30 }), MONTHS).expectedMinor).toBe(30_000);
  });

  it('is nothing when none of many converted', () => {
    const none = expectedOf(history({ converted: 0, rewardMinor: 0 }), MONTHS);
    expect(none).toMatchObject({ conversionRate: 0, averageRewardMinor: 0, expectedMinor: 0 });
  });
});

describe('credit that nobody uses', () => {
  const endings: CreditEndings[] = [
    { age: 0, usedMinor: 60_000, expiredMinor: 0, observations: 30 },
    { age: 6, usedMinor: 10_000, expiredMinor: 0, observations: 10 },
    { age: 12, usedMinor: 0, expiredMinor: 30_000, observations: 20 },
  ];

  it('is a part of what came to its age: the older, the more', () => {
    const held = [
      { age: 0, month: '2026-12-01', minor: 10_000 },
      { age: 6, month: '2026-11-01', minor: 1001 },
      { age: 12, month: '2027-01-01', minor: 500 },
      { age: 1, month: '2029-01-01', minor: 400 },
    ];
    const result = breakageOf(endings, held, MONTHS, 1e9);
    expect(result).toMatchObject({ observations: 60, rate: 0.3, usedMinor: 70_000, expiredMinor: 30_000 });
    expect(result.byAge).toEqual([
      { age: 0, observations: 60, rate: 0.3 },
      { age: 1, observations: 30, rate: 0.75 },
      { age: 6, observations: 30, rate: 0.75 },
      { age: 12, observations: 20, rate: null },
    ]);
    // 1001 × 75 %, 10,000 × 30 %, nothing where too little is known; later: 400 × 75 %.
    expect([result.months, result.laterMinor]).toEqual([[750, 3000, 0], 300]);
  });

  it('is never more than all wallets hold', () => {
    const held = [
      { age: 0, month: '2026-11-01', minor: 10_000 },
      { age: 0, month: '2026-12-01', minor: 10_000 },
    ];
    expect(breakageOf(endings, held, MONTHS, 4000).months).toEqual([3000, 1000, 0]);
    expect(breakageOf(endings, held, MONTHS, -1).months).toEqual([0, 0, 0]);
  });
});

describe('the forecast', () => {
  const month = fc
    .integer({ min: -3, max: 20 })
    .map((index) => new Date(Date.UTC(2026, 10 + index, 1)).toISOString().slice(0, 10));
  const minor = fc.integer({ min: 0, max: 1e9 });
  const count = fc.integer({ min: 0, max: 500 });
  const input: fc.Arbitrary<ForecastInput> = fc.record({
    today: fc.constant('2026-11-24'),
    due: fc.array(fc.record({ month, minor }), { maxLength: 10 }),
    history: fc.array(
      fc
        .record({
          observations: count,
          share: fc.double({ min: 0, max: 1, noNaN: true }),
          rewardMinor: minor,
          pending: fc.array(fc.record({ month, count }), { maxLength: 6 }),
        })
        .map(({ share, ...rest }) => history({ ...rest, converted: Math.floor(rest.observations * share) })),
      { maxLength: 4 },
    ),
    endings: fc.array(fc.record({ age: fc.nat(14), usedMinor: minor, expiredMinor: minor, observations: count }), {
      maxLength: 8,
    }),
    held: fc.array(fc.record({ age: fc.nat(14), month, minor }), { maxLength: 8 }),
    creditMinor: fc.integer({ min: -1000, max: 1e9 }),
  });

  it('is never negative, and its months with what is later are its totals', () => {
    fc.assert(
      fc.property(input, (facts) => {
        const { months, later, totals, programs } = forecastLiability(facts);
        expect(months.map((one) => one.month)).toHaveLength(12);
        for (const key of ['dueMinor', 'expectedMinor', 'breakageMinor'] as const) {
          const parts = [...months, later].map((one) => one[key]);
          expect(parts.every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(totals[key]);
        }
        expect(totals.dueMinor).toBe(facts.due.reduce((sum, one) => sum + one.minor, 0));
        expect(totals.expectedMinor).toBe(programs.reduce((sum, one) => sum + (one.expectedMinor ?? 0), 0));
        expect(totals.breakageMinor).toBeLessThanOrEqual(Math.max(0, facts.creditMinor));
      }),
      { numRuns: 1000 },
    );
  });

  it('begins with the rest of this month, and what is overdue waits in it', () => {
    const due = [
      { month: '2026-09-01', minor: 100 },
      { month: '2026-11-01', minor: 20 },
      { month: '2027-10-01', minor: 3 },
      { month: '2027-11-01', minor: 4000 },
    ];
    const { months, later } = forecastLiability({
      today: '2026-11-24',
      due,
      history: [],
      endings: [],
      held: [],
      creditMinor: 0,
    });
    expect(months[0]).toEqual({ month: '2026-11-01', dueMinor: 120, expectedMinor: 0, breakageMinor: 0 });
    expect(months[11]).toMatchObject({ month: '2027-10-01', dueMinor: 3 });
    expect(later.dueMinor).toBe(4000);
  });
});
