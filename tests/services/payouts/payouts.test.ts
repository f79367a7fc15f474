import { describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { contactStatement } from '@/lib/services/ledger/contact-statement';
import { trialBalance } from '@/lib/services/ledger/reads';
import { runPayouts } from '@/lib/services/payouts/build';
import { executePayout } from '@/lib/services/payouts/execute';
import { getPayout, listPayoutRewards, listPayouts } from '@/lib/services/payouts/reads';
import { reconcilePayouts } from '@/lib/services/payouts/reconcile';
import { settlePayout } from '@/lib/services/payouts/settle';
import { approveReward } from '@/lib/services/rewards/approve';
import { getReward } from '@/lib/services/rewards/reads';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

process.env.SANDBOX_SETTLEMENT_MS = '1';
const database = useDatabase();
const DAY = 86_400_000;
const days = (count: number) => new Date(NOW.getTime() + count * DAY);
const cash = (minor: number) => ({ rewards: onlyReferrer('cash', minor) });

async function accounts(ctx: Ctx) {
  const { currencies } = await trialBalance(ctx);
  expect(currencies.every(({ sumMinor }) => sumMinor === 0)).toBe(true);
  return Object.fromEntries(
    (currencies[0]?.accounts ?? []).map(({ account, balanceMinor }) => [account, balanceMinor]),
  );
}

/** Asks the bank until it has spoken; it settles a moment after it accepted. */
async function settled(ctx: Ctx, payoutId: string): Promise<string> {
  for (;;) {
    const { status } = await settlePayout(ctx, { payoutId });
    if (status !== 'processing') return status;
  }
}

describe('a run of payouts', () => {
  it('pays each recipient once for all his rewards out of their hold, and settles by the word of the bank', async () => {
    const ctx = at(await anOrganization(), NOW);
    const first = await aGrantedReward(database.owner, ctx, cash(5000));
    await aGrantedReward(database.owner, ctx, { fixture: first });
    await aGrantedReward(database.owner, at(ctx, days(10)), { fixture: first });
    const other = await aGrantedReward(database.owner, ctx, cash(700));
    const later = at(ctx, days(14));
    const { payouts, skipped } = await runPayouts(later);
    expect(skipped).toBe(0);
    expect(payouts.map(({ recipientId, amountMinor, status }) => ({ recipientId, amountMinor, status }))).toEqual(
      expect.arrayContaining([
        { recipientId: first.referrerId, amountMinor: 10_000, status: 'processing' },
        { recipientId: other.referrerId, amountMinor: 700, status: 'processing' },
      ]),
    );
    expect(payouts).toHaveLength(2);
    expect(await accounts(ctx)).toMatchObject({ 'clearing:payout': -10_700, 'liability:payable': 0 });
    const payout = payouts.find(({ amountMinor }) => amountMinor === 10_000);
    const payoutId = payout?.id ?? '';
    expect(await contactBalance(ctx, first.referrerId)).toMatchObject({
      cash: { pendingMinor: 5000, payableMinor: 10_000, paidMinor: 0 },
    });
    for (let i = 0; i < 3; i++)
      expect(await executePayout(later, { payoutId })).toMatchObject({ status: 'processing' });
    expect(await settled(later, payoutId)).toBe('paid');
    expect(await settlePayout(later, { payoutId })).toEqual({ status: 'paid' });
    expect(await executePayout(later, { payoutId })).toMatchObject({ status: 'paid' });
    const after = await getPayout(ctx, payoutId);
    expect(after).toMatchObject({ status: 'paid', provider: 'sandbox', settledAt: days(14), failureReason: null });
    expect(after.reference).toMatch(/^SANDBOX-/);
    expect(await getReward(ctx, first.reward.id)).toMatchObject({
      status: 'paid',
      paymentReference: after.reference,
      payoutId,
      processedAt: days(14),
    });
    expect(await accounts(ctx)).toMatchObject({ 'clearing:payout': -700, 'asset:bank': -10_000 });
    const [bank] =
      await database.owner`select attempts, amount_minor from sandbox_bank_transfers where idempotency_key = ${payoutId}`;
    // Asked for, not sent again.
    expect(bank).toEqual({ attempts: 1, amount_minor: 10_000 });
    const [referral] = await database.owner`select status from referrals where id = ${first.referralId}`;
    expect(referral?.status).toBe('rewarded');
    const [told] = await database.owner`
      select data from referral_events where referral_id = ${first.referralId} and type = 'paid'`;
    expect(told?.data).toMatchObject({ rewardId: first.reward.id, amountMinor: first.reward.rewardAmountMinor });
    const [figures] = await database.owner`
      select sum(paid_minor)::int as minor from rollup_daily where organization_id = ${ctx.organizationId}`;
    expect(figures?.minor).toBe(10_000);
    expect((await runPayouts(later)).payouts).toEqual([]);
    expect((await listPayoutRewards(ctx, payoutId)).map(({ id }) => id).sort()).toEqual([...after.rewardIds].sort());
    expect((await listPayouts(ctx, { status: 'paid' })).data.map(({ id }) => id)).toEqual([payoutId]);
  });

  it('takes every reward once when several run at the same time', async () => {
    const ctx = await anOrganization();
    const first = await aGrantedReward(database.owner, ctx, cash(300));
    for (let i = 0; i < 5; i++) await aGrantedReward(database.owner, ctx, { fixture: first });
    for (let i = 0; i < 3; i++) await aGrantedReward(database.owner, ctx, { fixture: { ...first } });
    const runs = await Promise.all([1, 2, 3, 4].map(() => runPayouts(at(ctx, days(14)))));
    const sums = runs.flatMap(({ payouts }) => payouts.map(({ amountMinor }) => amountMinor));
    expect(sums.reduce((sum, minor) => sum + minor, 0)).toBe(2700);
    const [items] = await database.owner`
      select count(*)::int as rows, count(distinct reward_id)::int as rewards from payout_items where organization_id = ${ctx.organizationId}`;
    expect(items).toEqual({ rows: 9, rewards: 9 });
    expect(await accounts(ctx)).toMatchObject({ 'clearing:payout': -2700, 'liability:payable': 0 });
  });

  it('never pays before the hold is over, also what was approved early; the sandbox lets one look ahead', async () => {
    const ctx = await anOrganization();
    const { reward } = await aGrantedReward(database.owner, ctx, cash(5000));
    await approveReward(as(ctx, 'finance'), { rewardId: reward.id });
    expect((await runPayouts(ctx)).payouts).toEqual([]);
    const late = at(ctx, days(20));
    expect((await runPayouts(late, { asOf: days(13).toISOString() })).payouts).toEqual([]);
    expect((await runPayouts(late, { asOf: days(14).toISOString() })).payouts).toHaveLength(1);
    const { reward: next } = await aGrantedReward(database.owner, ctx, cash(700));
    const { payouts } = await runPayouts(ctx, { asOf: days(30).toISOString() });
    expect(payouts).toMatchObject([{ amountMinor: 700, rewardIds: [next.id] }]);
  });

  it('sets a clawback of paid rewards against later ones, to the cent', async () => {
    const ctx = await anOrganization();
    const rewards = { ...onlyReferrer('cash', 0), referrer: { kind: 'cash' as const, rateBps: 1000 } };
    const first = await aGrantedReward(database.owner, ctx, { rewards, valueMinor: 50_000 });
    const paid = (await runPayouts(at(ctx, days(14)))).payouts[0]?.id ?? '';
    await executePayout(ctx, { payoutId: paid });
    await settled(at(ctx, days(14)), paid);
    const refund = { externalId: 'r-1', amountMinor: 20_000, reason: 'refund', occurredAt: days(15).toISOString() };
    await recordRefund(at(ctx, days(15)), first.conversionId, refund);
    expect((await contactBalance(ctx, first.referrerId)).cash).toEqual({
      pendingMinor: 0,
      payableMinor: -2000,
      paidMinor: 5000,
    });
    await aGrantedReward(database.owner, at(ctx, days(16)), { fixture: first, valueMinor: 20_000 });
    const nothing = await runPayouts(at(ctx, days(30)));
    expect(nothing).toEqual({
      payouts: [],
      skipped: 1,
      waiting: [{ recipientId: first.referrerId, currency: 'USD', amountMinor: 0, reason: 'owes' }],
    });
    await aGrantedReward(database.owner, at(ctx, days(16)), { fixture: first, valueMinor: 10_000 });
    const { payouts } = await runPayouts(at(ctx, days(31)));
    expect(payouts).toMatchObject([{ amountMinor: 1000 }]);
    expect(payouts[0]?.rewardIds).toHaveLength(2);
    await executePayout(ctx, { payoutId: payouts[0]?.id ?? '' });
    await settled(at(ctx, days(31)), payouts[0]?.id ?? '');
    expect((await contactBalance(ctx, first.referrerId)).cash).toEqual({
      pendingMinor: 0,
      payableMinor: 0,
      paidMinor: 6000,
    });
    expect(await accounts(ctx)).toMatchObject({ 'expense:rewards': 6000, 'asset:bank': -6000, 'liability:payable': 0 });
    const { currencies } = await contactStatement(ctx, { contactId: first.referrerId });
    expect(currencies).toMatchObject([{ currency: 'USD', openingMinor: 0, closingMinor: 0 }]);
    const from = days(15).toISOString();
    const part = await contactStatement(ctx, { contactId: first.referrerId, from });
    expect(part.currencies[0]?.openingMinor).toBe(0);
    expect(part.currencies[0]?.lines[0]).toMatchObject({ kind: 'clawback', amountMinor: -2000, balanceMinor: -2000 });
  });
});

describe('the sandbox bank', () => {
  async function payoutTo(email: string) {
    const ctx = at(await anOrganization(), days(14));
    const granted = await aGrantedReward(database.owner, at(ctx, NOW), { ...cash(5000), email });
    const [payout] = (await runPayouts(ctx)).payouts;
    return { ctx, granted, payoutId: payout?.id ?? '' };
  }

  it('fails on demand: the money is owed again, and the clock tries later, a person at once', async () => {
    const { ctx, granted, payoutId } = await payoutTo('ana+fail@example.org');
    await executePayout(ctx, { payoutId });
    expect(await settled(ctx, payoutId)).toBe('failed');
    expect(await getPayout(ctx, payoutId)).toMatchObject({
      status: 'failed',
      failureReason: expect.stringMatching(/closed/),
    });
    expect(await getReward(ctx, granted.reward.id)).toMatchObject({ status: 'approved', payoutId: null });
    expect(await accounts(ctx)).toMatchObject({ 'clearing:payout': 0, 'liability:payable': -5000 });
    expect((await runPayouts(ctx)).payouts).toEqual([]);
    const hour = 3_600_000;
    const inAnHour = at(ctx, new Date(ctx.now.getTime() + hour));
    expect((await runPayouts(as(ctx, 'finance'))).payouts).toHaveLength(1);
    expect((await runPayouts(inAnHour)).payouts).toEqual([]);
    const [events] = await database.owner`
      select count(*)::int as count from audit_events where subject_id = ${payoutId} and action = 'payout.failed'`;
    expect(events?.count).toBe(1);
  });

  it('refuses on demand, and a second word changes nothing', async () => {
    const { ctx, payoutId } = await payoutTo('ana+refuse@example.org');
    expect(await executePayout(ctx, { payoutId })).toMatchObject({ status: 'failed' });
    expect(await executePayout(ctx, { payoutId })).toMatchObject({ status: 'failed' });
    expect(await accounts(ctx)).toMatchObject({ 'clearing:payout': 0, 'liability:payable': -5000 });
  });

  it('is asked what it knows when its answer was lost', async () => {
    const { ctx, payoutId } = await payoutTo('ana+timeout@example.org');
    expect(await executePayout(ctx, { payoutId })).toMatchObject({ status: 'processing' });
    expect(await settled(ctx, payoutId)).toBe('paid');
    const rows =
      await database.owner`select attempts from sandbox_bank_transfers where organization_id = ${ctx.organizationId}`;
    expect(rows).toEqual([{ attempts: 1 }]);
  });

  it('is sent the same key again when the request was lost', async () => {
    const { ctx, payoutId } = await payoutTo('ana+lost@example.org');
    await expect(executePayout(ctx, { payoutId })).rejects.toThrow('did not answer');
    expect(await settlePayout(ctx, { payoutId })).toEqual({ status: 'processing' });
    expect(await executePayout(ctx, { payoutId })).toMatchObject({ status: 'processing' });
    expect(await settled(ctx, payoutId)).toBe('paid');
  });
});

it('needs the right, an id, and one’s own organisation', async () => {
  const ctx = await anOrganization();
  await expect(runPayouts(as(ctx, 'manager'))).rejects.toMatchObject({ status: 403 });
  await expect(runPayouts(ctx, { asOf: 'yesterday' })).rejects.toMatchObject({ status: 422 });
  await expect(getPayout(ctx, 'x')).rejects.toMatchObject({ status: 422 });
  await expect(getPayout(ctx, crypto.randomUUID())).rejects.toMatchObject({ status: 404 });
  await expect(executePayout(ctx, { payoutId: crypto.randomUUID() })).rejects.toMatchObject({ status: 404 });
  await expect(settlePayout(ctx, { payoutId: crypto.randomUUID() })).rejects.toMatchObject({ status: 404 });
  await expect(contactBalance(ctx, crypto.randomUUID())).rejects.toMatchObject({ status: 404 });
  const referrer = as(ctx, 'referrer');
  await expect(contactBalance(referrer, crypto.randomUUID())).rejects.toMatchObject({ status: 404 });
  await expect(contactStatement(ctx, { contactId: crypto.randomUUID() })).rejects.toMatchObject({ status: 404 });
});

it('takes up a payout that nobody watched over, under its own key', async () => {
  const ctx = at(await anOrganization(), days(14));
  await aGrantedReward(database.owner, at(ctx, NOW), { ...cash(5000), email: 'ana+timeout@example.org' });
  const [payout] = (await runPayouts(ctx)).payouts;
  expect(await reconcilePayouts(ctx)).toEqual({ checked: 0, settled: 0 });
  const later = at(ctx, new Date(ctx.now.getTime() + 16 * 60_000));
  await reconcilePayouts(later);
  await settled(later, payout?.id ?? '');
  expect(await reconcilePayouts(later)).toEqual({ checked: 0, settled: 0 });
  expect((await getPayout(ctx, payout?.id ?? '')).status).toBe('paid');
});
