import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Backtest, newBacktest, takeConversion } from '@/lib/domain/backtest/backtest';
import type { PastConversion, PastReward } from '@/lib/domain/backtest/past-conversion';
import { asksReferrers, asksRelations, type BacktestPlan } from '@/lib/domain/backtest/plan';
import { reportOf } from '@/lib/domain/backtest/report';
import type { RewardsInput } from '@/lib/domain/programs/rewards-schema';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import { rewardsOf } from '../support/rewards';

const CASH = { referrer: { kind: 'cash', amountMinor: 5000 } } as const;

function definition(rewards: RewardsInput, overrides: Partial<ProgramDefinition> = {}): ProgramDefinition {
  return {
    validityDays: 90,
    trigger: { milestone: 'enrolled' },
    holdDays: 14,
    attribution: { model: 'last', split: false },
    eligibility: { allowSelfReferral: false, allowSameHousehold: false },
    budgetMinor: null,
    rewards: rewardsOf(rewards),
    termsAndConditions: 'Terms.',
    ...overrides,
  };
}

function plan(versions: ProgramDefinition[], overrides: Partial<BacktestPlan> = {}): BacktestPlan {
  return {
    programType: 'student',
    currency: 'USD',
    timeZone: 'America/New_York',
    limitMinor: 50_000,
    from: new Date('2026-01-01T05:00:00Z'),
    to: new Date('2027-01-01T05:00:00Z'),
    definitions: new Map(versions.map((one, index) => [index + 1, one])),
    version: versions.length,
    ...overrides,
  };
}

let serial = 0;
function past(overrides: Partial<PastConversion> = {}): PastConversion {
  serial += 1;
  return {
    refereeId: `friend-${serial}`,
    referrerId: 'ana',
    shares: null,
    boundVersion: 1,
    milestone: 'enrolled',
    attended: 0,
    valueMinor: 40_000,
    discountMinor: 0,
    currency: 'USD',
    courseExternalId: null,
    occurredAt: new Date('2026-05-15T12:00:00Z'),
    isRewardedElsewhere: false,
    refunds: [],
    setting: null,
    paid: [],
    referrer: null,
    relation: 'none',
    ...overrides,
  };
}

const paid = (grantedMinor: number, overrides: Partial<PastReward> = {}): PastReward => ({
  recipientId: 'ana',
  side: 'referrer',
  line: 'base',
  grantedMinor,
  standingMinor: grantedMinor,
  end: null,
  ...overrides,
});

function run(test: BacktestPlan, conversions: readonly PastConversion[], most = 100) {
  const state: Backtest = newBacktest(test);
  for (const conversion of conversions) takeConversion(state, conversion);
  return reportOf(state, most);
}

describe('what one version would have paid', () => {
  it('counts tiers from what was rewarded before the period', () => {
    const draft = definition({ ...CASH, tiers: [{ fromCount: 3, amountMinor: 9000 }] });
    const before = [1, 2].map(() => past({ occurredAt: new Date('2025-12-31T00:00:00Z'), paid: [paid(5000)] }));
    const { totals } = run(plan([definition(CASH), draft]), [...before, past({ paid: [paid(5000)] })]);
    expect(totals).toMatchObject({ conversions: 1, paid: { grantedMinor: 5000 }, would: { grantedMinor: 9000 } });
    expect(totals.difference).toEqual({ grantedMinor: 4000, standingMinor: 4000, share: 0.8 });
  });

  it('includes the first instant of the period and not its end', () => {
    const period = plan([definition(CASH)]);
    const at = (instant: string) => past({ occurredAt: new Date(instant) });
    const { totals } = run(period, [
      at('2026-01-01T05:00:00Z'),
      at('2027-01-01T05:00:00Z'),
      at('2026-01-01T04:59:59Z'),
    ]);
    expect(totals.conversions).toBe(1);
  });

  it('spends a budget once, also what was spent before under a version with one', () => {
    const draft = definition(CASH, { budgetMinor: 12_000 });
    const before = past({ occurredAt: new Date('2025-12-31T00:00:00Z'), paid: [paid(4000)] });
    const three = [past(), past(), past()];
    const without = run(plan([definition(CASH), draft]), [before, ...three]);
    expect(without.totals.would).toEqual({ rewarded: 3, grantedMinor: 12_000, standingMinor: 12_000 });
    expect(without.cuts).toEqual([{ reason: 'budget-exhausted', conversions: 1 }]);
    const budgeted = definition(CASH, { budgetMinor: 4000 });
    expect(run(plan([budgeted, draft]), [before, ...three]).totals.would.grantedMinor).toBe(8000);
  });

  it('rewards a referee once, nobody whom another programme rewarded, and no other currency', () => {
    const twice = [past({ refereeId: 'ben' }), past({ refereeId: 'ben' })];
    const elsewhere = past({ isRewardedElsewhere: true });
    const euro = past({ currency: 'EUR' });
    const { totals, reasons } = run(plan([definition(CASH)]), [...twice, elsewhere, euro]);
    expect(totals.would.rewarded).toBe(1);
    expect(reasons).toEqual([
      { reason: 'already-rewarded', conversions: 2 },
      { reason: 'currency-mismatch', conversions: 1 },
    ]);
  });

  it('takes back what refunds take, and lets a fixed amount stand while anything is left', () => {
    const both = definition({ ...CASH, referee: { kind: 'credit', rateBps: 1000 } });
    const half = past({
      refunds: [
        { amountMinor: 10_000, droppedOut: false },
        { amountMinor: 10_000, droppedOut: false },
      ],
    });
    const gone = past({ refunds: [{ amountMinor: 0, droppedOut: true }] });
    const { totals } = run(plan([both]), [half, gone]);
    expect(totals.would).toEqual({ rewarded: 2, grantedMinor: 18_000, standingMinor: 7000 });
  });

  it('ends what a person rejected, and keeps what had expired in a wallet before a refund', () => {
    const rates = definition({ referrer: { kind: 'cash', rateBps: 1000 } });
    const refunds = [{ amountMinor: 20_000, droppedOut: false }];
    const end = { keeps: false, refundedMinor: -1, droppedOut: false };
    const rejected = past({ paid: [paid(5000, { standingMinor: 0, end })], refunds });
    const expired = past({ paid: [paid(5000, { end: { ...end, keeps: true } })], refunds });
    expect(run(plan([rates]), [rejected]).totals.would).toMatchObject({ grantedMinor: 4000, standingMinor: 0 });
    expect(run(plan([rates]), [expired]).totals.would).toMatchObject({ grantedMinor: 4000, standingMinor: 4000 });
  });

  it('splits as the decision did, and tells each referrer his part', () => {
    const shares = [
      { referrerId: 'ana', ppm: 333_333 },
      { referrerId: 'bea', ppm: 666_667 },
    ];
    const both = definition({ ...CASH, referee: { kind: 'credit', amountMinor: 1000 } });
    const { referrers } = run(plan([both]), [past({ shares })]);
    expect(referrers.map(({ referrerId, would }) => [referrerId, would.grantedMinor])).toEqual([
      ['bea', 3333],
      ['ana', 1667 + 1000],
    ]);
  });

  it('asks referrers only what the version of the time did not ask', () => {
    const student = { standings: [{ kind: 'student', status: 'inactive' }], wards: [], birthDate: null } as const;
    const narrow = definition(CASH, {
      eligibility: { kinds: ['alumnus'], allowSelfReferral: false, allowSameHousehold: false },
    });
    expect(run(plan([definition(CASH)]), [past({ referrer: student })]).totals.would.rewarded).toBe(1);
    const asked = run(plan([definition(CASH), narrow]), [past({ referrer: student })]);
    expect(asked.reasons).toEqual([{ reason: 'referrer-not-eligible', conversions: 1 }]);
    expect([asksReferrers(plan([definition(CASH), narrow])), asksReferrers(plan([narrow]))]).toEqual([true, false]);
  });

  it.each([
    ['self', 'self-referral'],
    ['household', 'same-household'],
  ] as const)('refuses %s where only the version of the time allowed it', (relation, reason) => {
    const open = definition(CASH, { eligibility: { allowSelfReferral: true, allowSameHousehold: true } });
    const strict = plan([open, definition(CASH)]);
    expect(asksRelations(strict)).toBe(true);
    expect(run(strict, [past({ relation })]).reasons).toEqual([{ reason, conversions: 1 }]);
    expect(run(plan([open]), [past({ relation })]).reasons).toEqual([]);
  });

  it('takes each with its own version when it is to be as it was', () => {
    const versions = [definition(CASH), definition({ referrer: { kind: 'cash', amountMinor: 7000 } })];
    const { totals, assumptions } = run(plan(versions, { version: null }), [past(), past({ boundVersion: 2 })]);
    expect(totals.would.grantedMinor).toBe(12_000);
    expect(assumptions.map(({ code }) => code)).toContain('version-of-the-time');
  });

  it('knows the limit of the time', () => {
    const setting = { limitMinor: 3000, timeZone: 'America/New_York', rewardedCount: 1 };
    expect(run(plan([definition(CASH)]), [past({ setting })]).totals.would.grantedMinor).toBe(3000);
  });
});

describe('the report', () => {
  const rules = fc.constantFrom<RewardsInput>(
    CASH,
    { referrer: { kind: 'cash', rateBps: 1500, capMinor: 20_000 }, referee: { kind: 'credit', rateBps: 700 } },
    {
      ...CASH,
      tiers: [{ fromCount: 3, rateBps: 2000 }],
      bonuses: [{ atCount: 2, every: true, kind: 'credit', amountMinor: 2500 }],
    },
  );
  const conversion = fc.record({
    referrerId: fc.constantFrom('ana', 'bea', 'cleo'),
    refereeId: fc.integer({ min: 1, max: 30 }).map(String),
    valueMinor: fc.integer({ min: 0, max: 500_000 }),
    discountMinor: fc.integer({ min: 0, max: 50_000 }),
    occurredAt: fc.date({ min: new Date('2025-11-01'), max: new Date('2027-02-01'), noInvalidDate: true }),
    refunds: fc.array(fc.record({ amountMinor: fc.integer({ min: 0, max: 90_000 }), droppedOut: fc.boolean() }), {
      maxLength: 3,
    }),
    shares: fc.option(
      fc.integer({ min: 1, max: 999_999 }).map((ppm) => [
        { referrerId: 'ana', ppm },
        { referrerId: 'bea', ppm: 1_000_000 - ppm },
      ]),
    ),
  });
  const budget = fc.option(fc.integer({ min: 1, max: 300_000 }));

  it('adds up: months and referrers are the totals, nothing stands above its grant, no budget is passed', () => {
    fc.assert(
      fc.property(rules, budget, fc.array(conversion, { maxLength: 40 }), (rewards, budgetMinor, rows) => {
        const period = plan([definition(rewards, { budgetMinor })]);
        const report = run(period, rows.map(past), 2);
        const sum = (list: readonly { would: { grantedMinor: number; standingMinor: number } }[]) =>
          list.reduce((total, { would }) => total + would.grantedMinor * 1e6 + would.standingMinor, 0);
        expect(sum(report.months)).toBe(sum([report.totals]));
        expect(sum([...report.referrers, report.otherReferrers])).toBe(sum([report.totals]));
        expect(report.totals.would.standingMinor).toBeLessThanOrEqual(report.totals.would.grantedMinor);
        if (budgetMinor !== null) expect(report.totals.would.grantedMinor).toBeLessThanOrEqual(budgetMinor);
        expect(report.otherReferrers.count).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds no difference when what was paid is what the version pays', () => {
    fc.assert(
      fc.property(rules, budget, fc.array(conversion, { maxLength: 30 }), (rewards, budgetMinor, rows) => {
        const period = plan([definition(rewards, { budgetMinor })], { from: new Date(0), to: new Date('2199-01-01') });
        const ledger = payAll(period, rows.map(past));
        const { difference } = run(period, ledger).totals;
        expect([difference.grantedMinor, difference.standingMinor]).toEqual([0, 0]);
      }),
      { numRuns: 1000 },
    );
  });
});

/** What would have been paid for each, one after the other: the difference that every further one makes. */
function payAll(period: BacktestPlan, rows: readonly PastConversion[]): PastConversion[] {
  let before = run(period, []).totals.would;
  return rows.map((row, index) => {
    const { would } = run(period, rows.slice(0, index + 1)).totals;
    const grantedMinor = would.grantedMinor - before.grantedMinor;
    const standingMinor = would.standingMinor - before.standingMinor;
    before = would;
    return grantedMinor > 0 ? { ...row, paid: [paid(grantedMinor, { standingMinor })] } : row;
  });
}
