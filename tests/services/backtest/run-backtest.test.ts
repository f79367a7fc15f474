import { beforeEach, describe, expect, it } from 'vitest';
import { runBacktest } from '@/lib/services/backtest/run-backtest';
import type { Ctx } from '@/lib/services/context';
import { mergeContacts } from '@/lib/services/people/merge-contacts';
import { updateProgram } from '@/lib/services/programs/update-program';
import { aContact } from '@/tests/factories/contact';
import { anOrganization, as, at } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';
import {
  aSchool,
  type BacktestSchool,
  enrol,
  enrolThroughTwo,
  publishAt,
  RICH,
  refund,
  reject,
} from './backtest-school';

const database = useDatabase();
const YEAR = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };

let ctx: Ctx;
beforeEach(async () => {
  ctx = await anOrganization();
});

/** What the ledger says, all of the organisation. */
async function ledger() {
  const [row] = await database.owner<{ granted: number; standing: number; rewards: number; conversions: number }[]>`
    select coalesce(sum(p.amount_minor) filter (where t.kind = 'grant'), 0)::bigint as granted, coalesce(sum(p.amount_minor), 0)::bigint as standing,
      (select count(*) from referral_rewards where organization_id = ${ctx.organizationId}) as rewards,
      (select count(*) from conversions where organization_id = ${ctx.organizationId}) as conversions
    from ledger_postings p join ledger_accounts a on a.id = p.account_id join ledger_transfers t on t.id = p.transfer_id
    where p.organization_id = ${ctx.organizationId} and a.kind = 'expense:rewards'`;
  return row as { granted: number; standing: number; rewards: number; conversions: number };
}

/** Half a year of everything: three referrers, splits, refunds, drop-outs, a rejection, a lower limit, a spent budget. */
async function history(school: BacktestSchool) {
  const [a, b, c] = school.codes;
  const first = await enrol(ctx, a, '2026-03-02T10:00:00Z', { valueMinor: 123_457 });
  await enrol(ctx, a, '2026-03-05T10:00:00Z', { courseExternalId: 'intensive', valueMinor: 200_000 });
  const bonus = await enrol(ctx, a, '2026-03-31T23:30:00Z', { discountMinor: 3333 });
  await enrol(ctx, b, '2026-04-01T03:30:00Z');
  const two = await enrolThroughTwo(school, '2026-05-02');
  const summer = await enrol(ctx, a, '2026-06-20T10:00:00Z', { valueMinor: 321_123 });
  await enrol(ctx, b, '2026-06-21T10:00:00Z');
  await enrol(ctx, c, '2026-06-21T10:00:00Z', { referee: { contactId: two.refereeId } });
  await enrol(ctx, c, '2026-06-21T11:00:00Z', { currency: 'EUR' });
  await enrol(ctx, undefined, '2026-06-22T11:00:00Z');
  await refund(ctx, two.id, 20_000, '2026-07-01T00:00:00Z');
  await refund(ctx, two.id, 13_337, '2026-07-02T00:00:00Z', 'price-change');
  await refund(ctx, bonus.id, 10_001, '2026-07-02T00:00:00Z');
  await refund(ctx, first.id, 0, '2026-07-03T00:00:00Z', 'drop-out');
  const rejected = summer.rewards.find(({ side }) => side === 'referee');
  if (rejected) await reject(as(ctx, 'finance'), rejected.id);
  await refund(ctx, summer.id, 100_000, '2026-07-03T00:00:00Z');
}

async function expectAsTheLedger(result: Awaited<ReturnType<typeof runBacktest>>) {
  const { granted, standing } = await ledger();
  expect(result.totals.paid).toMatchObject({ grantedMinor: granted, standingMinor: standing });
  expect(result.totals.difference).toEqual({ grantedMinor: 0, standingMinor: 0, share: 0 });
  const none = { grantedMinor: 0, standingMinor: 0 };
  for (const row of [...result.months, ...result.referrers]) expect(row.difference).toMatchObject(none);
}

describe('the live version', () => {
  it('reproduces the ledger to the cent: tiers, bonuses, promotions, caps, budget, splits, refunds', async () => {
    const school = await aSchool(ctx);
    await history(school);
    const result = await runBacktest(ctx, school.programId, YEAR);
    expect(result).toMatchObject({ version: 1, versionStatus: 'published', currency: 'USD' });
    expect((await ledger()).granted).toBeGreaterThan(100_000);
    await expectAsTheLedger(result);
    expect(result.totals.paid.standingMinor).toBeLessThan(result.totals.paid.grantedMinor);
    expect(result.reasons.map(({ reason }) => reason).sort()).toEqual(['already-rewarded', 'currency-mismatch']);
  });

  it('reproduces a budget that ran out', async () => {
    const school = await aSchool(ctx, { ...RICH, budgetMinor: 60_000 });
    await history(school);
    const result = await runBacktest(ctx, school.programId, YEAR);
    expect(result.cuts).toContainEqual({ reason: 'budget-exhausted', conversions: expect.any(Number) });
    expect((await ledger()).granted).toBe(60_000);
    await expectAsTheLedger(result);
  });

  it('reproduces each part of the year by itself', async () => {
    const school = await aSchool(ctx);
    await history(school);
    for (const [from, to] of [
      ['01', '04'],
      ['04', '06'],
      ['06', '12'],
    ] as const) {
      const period = { from: `2026-${from}-01T00:00:00Z`, to: `2026-${to}-01T00:00:00Z` };
      const { totals } = await runBacktest(ctx, school.programId, period);
      expect(totals.conversions).toBeGreaterThan(0);
      expect(totals.difference).toMatchObject({ grantedMinor: 0, standingMinor: 0 });
    }
  });

  it('puts months where the organisation has them', async () => {
    const school = await aSchool(ctx);
    await enrol(ctx, school.codes[0], '2026-03-31T23:30:00Z');
    await enrol(ctx, school.codes[0], '2026-04-01T03:30:00Z');
    await enrol(ctx, school.codes[0], '2026-06-01T04:00:00Z');
    const { months } = await runBacktest(ctx, school.programId, YEAR);
    expect(months.map(({ month, conversions }) => [month, conversions])).toEqual([
      ['2026-03-01', 2],
      ['2026-04-01', 0],
      ['2026-05-01', 0],
      ['2026-06-01', 1],
    ]);
  });
});

describe('a history that nobody chose', () => {
  // What a sequence of 48 is made of: a linear congruential generator, so that a failure can be run again.
  const dice = (seed: number) => {
    let state = seed;
    return (sides: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * sides);
    };
  };

  it.each([1, 2, 3])('%i is reproduced to the cent', async (seed) => {
    const roll = dice(seed);
    const school = await aSchool(ctx, { ...RICH, budgetMinor: 200_000 + roll(400_000) });
    const conversions: Awaited<ReturnType<typeof enrol>>[] = [];
    for (let index = 0; index < 48; index += 1) {
      const day = new Date(Date.UTC(2026, 1 + roll(6), 1 + roll(28), roll(24))).toISOString();
      const earlier = conversions[roll(conversions.length)];
      const left = earlier ? earlier.valueMinor - earlier.discountMinor - earlier.refundedMinor : 0;
      if (earlier && roll(4) === 0 && left > 0) {
        const part = roll(5) === 0 ? left : roll(left);
        const reason = ['refund', 'price-change', 'drop-out'][roll(3)];
        const fresh = await refund(ctx, earlier.id, part, '2026-09-01T00:00:00Z', reason);
        conversions[conversions.indexOf(earlier)] = fresh;
      } else if (earlier && roll(8) === 0) {
        const open = earlier.rewards.find(({ status }) => status === 'pending');
        const stillOpen =
          open && (await database.owner`select from referral_rewards where id = ${open.id} and status = 'pending'`);
        if (open && stillOpen?.length) await reject(as(ctx, 'finance'), open.id);
      } else if (roll(5) === 0) {
        conversions.push(await enrolThroughTwo(school, day.slice(0, 10)));
      } else {
        const course = roll(3) === 0 ? { courseExternalId: 'intensive' } : {};
        const money = { valueMinor: 1000 + roll(300_000), discountMinor: roll(2000) };
        conversions.push(await enrol(ctx, school.codes[roll(3)], day, { ...money, ...course }));
      }
    }
    await expectAsTheLedger(await runBacktest(ctx, school.programId, YEAR));
    await expectAsTheLedger(await runBacktest(ctx, school.programId, { ...YEAR, version: 'as-it-was' }));
  });

  it('is reproduced as it was after two people became one', async () => {
    const school = await aSchool(ctx);
    const [a, b] = school.codes;
    await enrol(ctx, a, '2026-02-01T10:00:00Z');
    await enrol(ctx, b, '2026-02-02T10:00:00Z');
    const [one, other] = await database.owner<{ id: string }[]>`
      select referrer_id as id from referral_codes where code = any(${[a, b] as string[]}) order by code`;
    await mergeContacts(ctx, String(one?.id), { intoId: other?.id });
    await enrol(ctx, a, '2026-02-03T10:00:00Z');
    await expectAsTheLedger(await runBacktest(ctx, school.programId, { ...YEAR, version: 'as-it-was' }));
  });
});

describe('several versions, one after the other', () => {
  it('reproduce the ledger as it was, and tell what one of them would have paid on all', async () => {
    const school = await aSchool(ctx);
    const [a, b] = school.codes;
    await enrol(ctx, a, '2026-02-01T10:00:00Z');
    await enrol(ctx, a, '2026-02-02T10:00:00Z', { milestone: 'paid' });
    const simple = { referrer: { kind: 'cash', amountMinor: 3001 } };
    await publishAt(ctx, school.programId, '2026-04-01T00:00:00Z', {
      trigger: { milestone: 'paid' },
      rewards: { ...simple, tiers: [{ fromCount: 4, amountMinor: 6000 }] },
    });
    await publishAt(ctx, school.programId, '2026-08-01T00:00:00Z', {
      trigger: { milestone: 'attended', count: 2 },
      budgetMinor: null,
      rewards: { ...simple, referee: { kind: 'discount', rateBps: 777 } },
    });
    const email = 'waits@example.org';
    await enrol(ctx, a, '2026-05-01T10:00:00Z', { referee: { email } });
    await enrol(ctx, a, '2026-05-09T10:00:00Z', { referee: { email }, milestone: 'paid' });
    await enrol(ctx, a, '2026-05-10T10:00:00Z', { milestone: 'paid' });
    const lessons = { referee: { email: 'lessons@example.org' }, milestone: 'attended' };
    await enrol(ctx, b, '2026-08-20T10:00:00Z', lessons);
    const earned = await enrol(ctx, b, '2026-08-27T10:00:00Z', lessons);
    await enrol(ctx, b, '2026-09-03T10:00:00Z', lessons);
    expect(earned.rewards.length).toBe(2);
    await refund(ctx, earned.id, 1234, '2026-09-04T00:00:00Z');
    await expectAsTheLedger(await runBacktest(ctx, school.programId, { ...YEAR, version: 'as-it-was' }));
    const last = await runBacktest(ctx, school.programId, YEAR);
    expect(last.version).toBe(3);
    // Only the friend of the lessons attended twice.
    expect(last.totals.would).toMatchObject({ rewarded: 1, grantedMinor: 3001 + 4662 });
    const second = await runBacktest(ctx, school.programId, { ...YEAR, version: 2 });
    // Paid: in February, in May twice; one of them the referrer's third, none the fourth.
    expect(second.totals.would).toMatchObject({ rewarded: 3, grantedMinor: 3 * 3001 });
    expect(second.reasons).toContainEqual({ reason: 'below-trigger', conversions: 5 });
  });
});

describe('a draft', () => {
  it('is tried where there is one, on what has happened, and nothing is written', async () => {
    const school = await aSchool(ctx, { rewards: { referrer: { kind: 'cash', amountMinor: 5000 } } });
    for (const day of ['01', '02', '03']) await enrol(ctx, school.codes[0], `2026-05-${day}T10:00:00Z`);
    await updateProgram(ctx, school.programId, {
      rewards: { referrer: { kind: 'cash', amountMinor: 5000 }, tiers: [{ fromCount: 2, amountMinor: 6000 }] },
    });
    const before = await ledger();
    const result = await runBacktest(as(ctx, 'viewer'), school.programId, YEAR);
    expect(result).toMatchObject({ version: 2, versionStatus: 'draft' });
    expect(result.totals).toMatchObject({
      conversions: 3,
      paid: { grantedMinor: 15_000, rewarded: 3 },
      would: { grantedMinor: 17_000, rewarded: 3 },
      difference: { grantedMinor: 2000, standingMinor: 2000, share: 2000 / 15_000 },
    });
    expect(result.referrers).toMatchObject([{ name: 'Ana', conversions: 3, difference: { grantedMinor: 2000 } }]);
    expect(await ledger()).toEqual(before);
  });

  it('gives a friend one reward also where another trigger would have found two conversions of his', async () => {
    const school = await aSchool(ctx, { rewards: { referrer: { kind: 'cash', amountMinor: 5000 } } });
    const referee = { email: 'two@example.org' };
    await enrol(ctx, school.codes[0], '2026-05-01T10:00:00Z', { referee });
    await enrol(ctx, school.codes[0], '2026-05-03T10:00:00Z', { referee, milestone: 'paid' });
    await enrol(ctx, school.codes[0], '2026-05-04T10:00:00Z', { referee, milestone: 'paid' });
    await updateProgram(ctx, school.programId, { trigger: { milestone: 'paid' } });
    const result = await runBacktest(ctx, school.programId, YEAR);
    expect(result.totals).toMatchObject({ conversions: 3, would: { rewarded: 1, grantedMinor: 5000 } });
    expect(result.reasons).toEqual([
      { reason: 'already-rewarded', conversions: 1 },
      { reason: 'below-trigger', conversions: 1 },
    ]);
  });

  it('asks its narrower criteria of the referrers', async () => {
    const school = await aSchool(ctx, { rewards: { referrer: { kind: 'cash', amountMinor: 5000 } } });
    await enrol(ctx, school.codes[0], '2026-05-01T10:00:00Z');
    await updateProgram(ctx, school.programId, {
      eligibility: { kinds: ['alumnus'], allowSelfReferral: false, allowSameHousehold: false },
    });
    const result = await runBacktest(ctx, school.programId, YEAR);
    expect(result.totals.would).toMatchObject({ rewarded: 0, grantedMinor: 0 });
    expect(result.reasons).toEqual([{ reason: 'referrer-not-eligible', conversions: 1 }]);
    expect(result.assumptions.map(({ code }) => code)).toContain('standing-of-today');
  });
});

describe('what is refused', () => {
  it.each([
    ['dates turned round', { from: YEAR.to, to: YEAR.from }, 'to'],
    ['no dates', {}, 'from'],
    ['a version that is not there', { ...YEAR, version: 9 }, 'version'],
    ['a version that is none', { ...YEAR, version: 'newest' }, 'version'],
  ])('%s', async (_, input, path) => {
    const school = await aSchool(ctx);
    await expect(runBacktest(ctx, school.programId, input)).rejects.toMatchObject({
      status: 422,
      errors: expect.arrayContaining([expect.objectContaining({ path })]),
    });
  });

  it("another organisation's programme, and a person without the right", async () => {
    const school = await aSchool(ctx);
    const neighbour = await anOrganization();
    await expect(runBacktest(neighbour, school.programId, YEAR)).rejects.toMatchObject({ status: 404 });
    await expect(runBacktest(as(ctx, 'referrer'), school.programId, YEAR)).rejects.toMatchObject({ status: 403 });
  });

  it('too long a run, and a run that nobody waits for', async () => {
    const school = await aSchool(ctx);
    await enrol(ctx, school.codes[0], '2026-05-01T10:00:00Z');
    const signal = AbortSignal.abort();
    await expect(runBacktest(ctx, school.programId, YEAR, { signal })).rejects.toMatchObject({ code: 'cancelled' });
    const late = runBacktest(ctx, school.programId, YEAR, { mostSeconds: 0 });
    await expect(late).rejects.toMatchObject({ status: 422, code: 'backtest-too-long' });
    // The connection is given back whole.
    expect((await runBacktest(ctx, school.programId, YEAR)).totals.conversions).toBe(1);
  });

  it('no history at all is an empty answer', async () => {
    const school = await aSchool(ctx);
    await aContact(ctx);
    const result = await runBacktest(at(ctx, ctx.now), school.programId, YEAR);
    expect(result).toMatchObject({
      months: [],
      referrers: [],
      totals: { conversions: 0, difference: { share: null } },
    });
  });
});
