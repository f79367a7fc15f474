import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { contactStatement } from '@/lib/services/ledger/contact-statement';
import { runPayouts } from '@/lib/services/payouts/build';
import { executePayout } from '@/lib/services/payouts/execute';
import { settlePayout } from '@/lib/services/payouts/settle';
import { mergeContacts } from '@/lib/services/people/merge-contacts';
import { transferCredit } from '@/lib/services/redemptions/transfer-credit';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { aContact } from '@/tests/factories/contact';
import { aGrantedReward, type Granted, NO_EXTRAS, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aWallet } from '@/tests/factories/wallet';
import { useDatabase } from '@/tests/setup/database';

process.env.SANDBOX_SETTLEMENT_MS = '1';
const database = useDatabase();
const DAY = 86_400_000;
const days = (count: number) => new Date(NOW.getTime() + count * DAY);

/** Balances of the ledger, as the person sees them. */
async function balances(contactId: string): Promise<Record<string, number>> {
  const rows = await database.owner<{ key: string; minor: number }[]>`
    select a.kind || ' ' || a.currency as key, -sum(p.amount_minor)::int as minor
    from ledger_accounts a join ledger_postings p on p.account_id = a.id where a.contact_id = ${contactId} group by 1`;
  return Object.fromEntries(rows.map(({ key, minor }) => [key, minor]));
}

async function expectEqualToLedger(ctx: Ctx, contactId: string, cuts: readonly number[]): Promise<void> {
  const ledger = await balances(contactId);
  const whole = await contactStatement(ctx, { contactId });
  const closing = whole.currencies.flatMap(({ currency, accounts }) =>
    accounts.map(({ account, closingMinor }) => [`${account} ${currency}`, closingMinor] as const),
  );
  expect(Object.fromEntries(closing)).toEqual(ledger);
  const bounds = [...new Set(cuts)].sort((a, b) => a - b).map((cut) => days(cut).toISOString());
  let before = new Map<string, number>();
  for (let part = 0; part <= bounds.length; part++) {
    const period = { ...(part > 0 && { from: bounds[part - 1] }), ...(part < bounds.length && { to: bounds[part] }) };
    const { currencies } = await contactStatement(ctx, { contactId, ...period });
    const after = new Map(before);
    for (const { currency, accounts, openingMinor, closingMinor, lines } of currencies) {
      expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, openingMinor)).toBe(closingMinor);
      for (const row of accounts) {
        const key = `${row.account} ${currency}`;
        expect(row.openingMinor).toBe(before.get(key) ?? 0);
        expect(row.openingMinor + row.movedMinor).toBe(row.closingMinor);
        after.set(key, row.closingMinor);
      }
    }
    before = after;
  }
  expect([...before].filter(([, minor]) => minor !== 0).sort()).toEqual(
    Object.entries(ledger)
      .filter(([, minor]) => minor !== 0)
      .sort(),
  );
}

async function settleAll(ctx: Ctx, ids: readonly string[]): Promise<void> {
  for (const payoutId of ids) {
    await executePayout(ctx, { payoutId });
    while ((await settlePayout(ctx, { payoutId })).status === 'processing');
  }
}

type Step = { do: 'grant' | 'approve' | 'pay' | 'refund'; minor: number; which: number };
const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('grant', 'grant', 'approve', 'pay', 'refund'),
  minor: fc.integer({ min: 1, max: 60_000 }),
  which: fc.nat(5),
});

async function play(ctx: Ctx, steps: readonly Step[]): Promise<string> {
  const rewards = {
    ...NO_EXTRAS,
    referrer: { kind: 'cash' as const, rateBps: 1500 },
    referee: { kind: 'credit' as const, rateBps: 500 },
    bonuses: [{ atCount: 2, every: true, kind: 'credit' as const, amountMinor: 700 }],
  };
  const first = await aGrantedReward(database.owner, ctx, { rewards, valueMinor: 60_000, email: 'ana@example.org' });
  const granted: Granted[] = [first];
  for (const [index, { do: what, minor, which }] of steps.entries()) {
    const then = at(ctx, days((index + 1) * 6));
    if (what === 'grant')
      granted.push(await aGrantedReward(database.owner, then, { fixture: first, valueMinor: 1000 + minor }));
    if (what === 'approve') await approveDueRewards(then);
    if (what === 'pay')
      await settleAll(
        then,
        (await runPayouts(then)).payouts.map(({ id }) => id),
      );
    const target = granted[which % granted.length];
    if (what === 'refund' && target) {
      const refund = { externalId: `r-${index}`, amountMinor: minor % 9000, reason: 'refund' };
      await recordRefund(then, target.conversionId, { ...refund, occurredAt: then.now.toISOString() }).catch(
        () => null,
      );
    }
  }
  return first.referrerId;
}

describe('a statement', () => {
  it('equals the ledger after any sequence of grants, approvals, payouts and refunds, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 10 }),
        fc.array(fc.nat(70), { maxLength: 3 }),
        async (steps, cuts) => {
          const ctx = await anOrganization();
          await expectEqualToLedger(ctx, await play(ctx, steps), cuts);
        },
      ),
      { numRuns: 20 },
    );
  }, 120_000);

  it('tells in words for whom, why it was taken back and how it was paid, cash and credit apart', async () => {
    const ctx = await anOrganization();
    const rewards = { ...onlyReferrer('cash', 0), referrer: { kind: 'cash' as const, rateBps: 1000 } };
    const paid = await aGrantedReward(database.owner, ctx, { rewards, valueMinor: 50_000, email: 'ana@example.org' });
    const credit = { ...onlyReferrer('cash', 100), referee: { kind: 'credit' as const, amountMinor: 300 } };
    await aGrantedReward(database.owner, ctx, { rewards: credit, refereeEmail: 'ana@example.org' });
    await database.owner`update contacts set first_name = 'Ben Luca' where id = ${paid.refereeId}`;
    await settleAll(
      at(ctx, days(14)),
      (await runPayouts(at(ctx, days(14)))).payouts.map(({ id }) => id),
    );
    const refund = { externalId: 'r-1', amountMinor: 50_000, reason: 'refund', occurredAt: days(15).toISOString() };
    await recordRefund(at(ctx, days(15)), paid.conversionId, refund);
    const { currencies, name } = await contactStatement(ctx, { contactId: paid.referrerId });
    expect(name).toBe('Ana');
    const [usd] = currencies;
    expect(
      usd?.lines.map(({ value, description, earnedMinor, takenBackMinor, paidMinor, valueBalanceMinor }) => [
        ...[
          value,
          description.replace(/SANDBOX-\w+/, 'REF'),
          earnedMinor,
          takenBackMinor,
          paidMinor,
          valueBalanceMinor,
        ],
      ]),
    ).toEqual([
      ['cash', 'Reward for Ben – Bring a friend', 5000, 0, 0, 5000],
      ['credit', 'Welcome reward – Bring a friend', 300, 0, 0, 300],
      ['cash', 'Approved: Reward for Ben – Bring a friend', 0, 0, 0, 5000],
      ['credit', 'Approved: Welcome reward – Bring a friend', 0, 0, 0, 300],
      ['cash', 'Paid out, reference REF', 0, 0, 5000, 0],
      ['cash', 'Taken back: Reward for Ben – Bring a friend. The course was refunded.', 0, 5000, 0, -5000],
    ]);
    expect(usd?.values).toMatchObject([
      ...[
        {
          value: 'cash',
          openingMinor: 0,
          earnedMinor: 5000,
          takenBackMinor: 5000,
          paidMinor: 5000,
          closingMinor: -5000,
        },
      ],
      ...[{ value: 'credit', openingMinor: 0, earnedMinor: 300, takenBackMinor: 0, paidMinor: 0, closingMinor: 300 }],
    ]);
  });

  it('includes both days of its period in the time zone of the organisation', async () => {
    const ctx = await anOrganization({ timeZone: 'Asia/Tokyo' });
    const lastMoment = new Date('2026-08-31T14:59:59.999Z');
    const { referrerId: contactId } = await aGrantedReward(database.owner, at(ctx, lastMoment));
    const inPeriod = async (from: string, to: string) =>
      (await contactStatement(ctx, { contactId, from, to })).currencies[0]?.lines.length ?? 0;
    expect(await inPeriod('2026-08-31', '2026-08-31')).toBe(1);
    expect(await inPeriod('2026-08-01', '2026-08-30')).toBe(0);
    const { currencies } = await contactStatement(ctx, { contactId, from: '2026-09-01', to: '2026-09-30' });
    expect(currencies).toMatchObject([{ openingMinor: 5000, closingMinor: 5000, lines: [] }]);
  });

  it('keeps cash and credit apart when two people become one', async () => {
    const ctx = await anOrganization();
    const rewards = {
      ...onlyReferrer('credit', 700),
      bonuses: [{ atCount: 1, every: false, kind: 'cash', amountMinor: 400 }],
    };
    const { referrerId } = await aGrantedReward(database.owner, ctx, { rewards: rewards as never });
    const into = await aContact(ctx);
    await mergeContacts(at(ctx, days(1)), referrerId, { intoId: into.id });
    const [from] = (await contactStatement(ctx, { contactId: referrerId })).currencies;
    expect(from?.values.map(({ value, closingMinor }) => [value, closingMinor])).toEqual([
      ['cash', 0],
      ['credit', 0],
    ]);
    const [usd] = (await contactStatement(ctx, { contactId: into.id })).currencies;
    expect(usd?.values.map(({ value, closingMinor }) => [value, closingMinor])).toEqual([
      ['cash', 400],
      ['credit', 700],
    ]);
    await expectEqualToLedger(ctx, into.id, [1]);
  });

  it('says on both sides that credit was given away', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 3000);
    const to = await aContact(ctx);
    await transferCredit(at(ctx, days(1)), referrerId, { toContactId: to.id, amountMinor: 1000 });
    const linesOf = async (contactId: string) =>
      (await contactStatement(ctx, { contactId, from: days(1).toISOString() })).currencies[0]?.lines.map(
        ({ value, description, earnedMinor, paidMinor, valueBalanceMinor }) => [
          ...[value, description, earnedMinor, paidMinor, valueBalanceMinor],
        ],
      );
    expect(await linesOf(referrerId)).toEqual([['credit', 'Given to another person', 0, 1000, 2000]]);
    expect(await linesOf(to.id)).toEqual([['credit', 'Received from another person', 1000, 0, 1000]]);
    await expectEqualToLedger(ctx, referrerId, [1]);
  });

  it('says no to days that are none, the wrong way round, and to another person', async () => {
    const ctx = await anOrganization();
    const { id: contactId } = await aContact(ctx);
    const ask = (more: object) => contactStatement(ctx, { contactId, ...more });
    await expect(ask({ from: '2026-02-30' })).rejects.toMatchObject({ status: 422, errors: [{ path: 'from' }] });
    await expect(ask({ to: 'soon' })).rejects.toMatchObject({ status: 422, errors: [{ path: 'to' }] });
    await expect(ask({ from: '2026-02-02', to: '2026-02-01' })).rejects.toMatchObject({ errors: [{ path: 'to' }] });
    expect((await ask({ from: '2026-02-02', to: '2026-02-02' })).currencies).toEqual([]);
    await expect(contactStatement(as(ctx, 'referrer'), { contactId })).rejects.toMatchObject({ status: 404 });
    expect(await contactStatement(as(ctx, 'referrer', contactId), { contactId })).toMatchObject({ contactId });
    await expect(contactStatement(await anOrganization(), { contactId })).rejects.toMatchObject({ status: 404 });
  });
});
