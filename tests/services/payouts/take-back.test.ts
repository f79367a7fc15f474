import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { trialBalance } from '@/lib/services/ledger/reads';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { runPayouts } from '@/lib/services/payouts/build';
import { disconnectProvider } from '@/lib/services/payouts/disconnect-provider';
import { finishTakeBack } from '@/lib/services/payouts/finish-take-back';
import { getPayout } from '@/lib/services/payouts/reads';
import { reconcilePayouts } from '@/lib/services/payouts/reconcile';
import { settlePayout } from '@/lib/services/payouts/settle';
import { takeBackPayout } from '@/lib/services/payouts/take-back';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at } from '@/tests/factories/organization';
import { aPayoutThrough } from '@/tests/factories/paid-through';
import { stripeServer } from '@/tests/integrations/payouts/support/stripe-server';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const REASON = { reason: 'Paid to the wrong Ana' };
let stripe: Awaited<ReturnType<typeof stripeServer>>;
beforeAll(async () => {
  stripe = await stripeServer();
  process.env.STRIPE_BASE_URL = stripe.url;
});
afterAll(() => stripe.close());
afterEach(() => {
  stripe.down = false;
  expect(stripe.violations).toEqual([]);
});

/** Finance of a school whose payout of 50.00 through Stripe is paid. */
async function aPaid({ settled = true }: { settled?: boolean } = {}) {
  const accountId = `acct_${crypto.randomUUID().replaceAll('-', '')}`;
  const paid = await aPayoutThrough(database.owner, {
    settings: { provider: 'stripe', secretKey: stripe.secretKey },
    destination: { provider: 'stripe', accountId },
  });
  if (settled) await settlePayout(paid.ctx, { payoutId: paid.payoutId });
  return { ...paid, ctx: as(paid.ctx, 'finance'), system: paid.ctx, accountId };
}

const transferOf = (payoutId: string) => stripe.transfers.find((row) => row.transfer_group === payoutId);
const later = (ctx: Ctx, hours: number) => at(ctx, new Date(ctx.now.getTime() + hours * 3_600_000));

async function accountsOf(ctx: Ctx) {
  expect((await verifyLedger(ctx)).differences).toEqual([]);
  const { currencies } = await trialBalance(ctx);
  return Object.fromEntries(
    currencies.flatMap(({ accounts }) => accounts.map((row) => [row.account, row.balanceMinor])),
  );
}

describe('taking back a paid payout at Stripe', () => {
  it('moves the whole amount back, once, and the ledger follows with the reason and the trail', async () => {
    const { ctx, payoutId, granted } = await aPaid();
    expect(await takeBackPayout(ctx, payoutId, REASON)).toEqual({ status: 'reversed' });
    expect(transferOf(payoutId)).toMatchObject({ amount: 5000, amount_reversed: 5000 });
    expect(await getPayout(ctx, payoutId)).toMatchObject({ status: 'reversed', failureReason: REASON.reason });
    expect((await contactBalance(ctx, granted.referrerId)).cash).toMatchObject({ payableMinor: 5000, paidMinor: 0 });
    expect(await accountsOf(ctx)).toMatchObject({ 'liability:payable': -5000, 'asset:bank': 0 });
    const trail = await database.owner<{ action: string; by: string }[]>`
      select action, actor_type as by from audit_events where subject_id = ${payoutId} order by id`;
    expect(trail.slice(-2)).toEqual([
      { action: 'payout.take-back-asked', by: 'staff' },
      { action: 'payout.reversed', by: 'staff' },
    ]);
    expect(await takeBackPayout(ctx, payoutId, { reason: 'Again' })).toEqual({ status: 'reversed' });
    expect(stripe.asked.filter((line) => line.includes(`${transferOf(payoutId)?.id}/reversals`))).toHaveLength(1);
  });

  it.each(['drop', 'error-after'] as const)('is known by asking when the answer is lost: %s', async (fault) => {
    const { ctx, payoutId } = await aPaid();
    stripe.reversalFaults.push(fault);
    expect(await takeBackPayout(ctx, payoutId, REASON)).toEqual({ status: 'reversed' });
    expect(transferOf(payoutId)).toMatchObject({ amount_reversed: 5000 });
    expect(await accountsOf(ctx)).toMatchObject({ 'asset:bank': 0 });
  });

  it('goes on by itself when Stripe did not answer at all, under one key', async () => {
    const { ctx, system, payoutId } = await aPaid();
    stripe.reversalFaults.push('error-before', 'busy');
    await expect(takeBackPayout(ctx, payoutId, REASON)).rejects.toMatchObject({
      ...{ status: 503, code: 'provider-unavailable' },
    });
    expect(await getPayout(ctx, payoutId)).toMatchObject({
      ...{ status: 'paid', reversalReason: REASON.reason, reversalAskedAt: ctx.now },
    });
    // Asked again by an impatient person: the first reason stands.
    await expect(takeBackPayout(ctx, payoutId, { reason: 'Other' })).rejects.toMatchObject({ status: 503 });
    await reconcilePayouts(later(system, 1));
    expect(await getPayout(ctx, payoutId)).toMatchObject({ status: 'reversed', failureReason: REASON.reason });
    expect(transferOf(payoutId)).toMatchObject({ amount_reversed: 5000 });
  });

  it('keeps the key of a school that disconnects until Stripe has spoken', async () => {
    const { ctx, system, payoutId } = await aPaid();
    stripe.reversalFaults.push('error-before');
    await expect(takeBackPayout(ctx, payoutId, REASON)).rejects.toMatchObject({ status: 503 });
    expect(await disconnectProvider(as(system, 'owner'), 'stripe')).toEqual({ underWay: 1 });
    await reconcilePayouts(later(system, 1));
    expect(await getPayout(ctx, payoutId)).toMatchObject({ status: 'reversed' });
    const [row] = await database.owner`
      select settings_encrypted from payout_connections where organization_id = ${ctx.organizationId}`;
    expect(row).toEqual({ settings_encrypted: null });
  });

  it('moves once when ten ask at once', async () => {
    const { ctx, payoutId } = await aPaid();
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => takeBackPayout(ctx, payoutId, REASON)));
    expect(all.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(transferOf(payoutId)).toMatchObject({ amount_reversed: 5000 });
    expect(await accountsOf(ctx)).toMatchObject({ 'liability:payable': -5000, 'asset:bank': 0 });
  });

  it('says why Stripe refuses, changes nothing, and can be asked for again when there is money', async () => {
    const { ctx, payoutId, accountId, system } = await aPaid();
    stripe.emptied.add(accountId);
    await expect(takeBackPayout(ctx, payoutId, REASON)).rejects.toMatchObject({
      ...{ status: 409, code: 'provider-refused', message: expect.stringContaining('too little') },
    });
    expect(await getPayout(ctx, payoutId)).toMatchObject({ status: 'paid', reversalAskedAt: null });
    expect(await finishTakeBack(system, { payoutId })).toEqual({ status: 'paid' });
    stripe.emptied.clear();
    expect(await takeBackPayout(ctx, payoutId, { reason: 'Now it is there' })).toEqual({ status: 'reversed' });
    expect(await getPayout(ctx, payoutId)).toMatchObject({ failureReason: 'Now it is there' });
  });

  it('is for finance, for paid payouts through Stripe, with a reason', async () => {
    const { ctx, payoutId } = await aPaid({ settled: false });
    await expect(takeBackPayout(as(ctx, 'manager'), payoutId, REASON)).rejects.toMatchObject({ status: 403 });
    await expect(takeBackPayout(ctx, payoutId, {})).rejects.toMatchObject({ errors: [{ path: 'reason' }] });
    await expect(takeBackPayout(ctx, payoutId, { reason: ' ' })).rejects.toMatchObject({ status: 422 });
    await expect(takeBackPayout(ctx, payoutId, REASON)).rejects.toMatchObject({ code: 'not-paid' });
    await expect(takeBackPayout(ctx, 'no-id', REASON)).rejects.toMatchObject({ status: 404 });
    const other = await aPaid();
    await expect(takeBackPayout(ctx, other.payoutId, REASON)).rejects.toMatchObject({ status: 404 });
    await expect(finishTakeBack(as(ctx, 'owner'), { payoutId: other.payoutId })).rejects.toMatchObject({ status: 404 });
    const sandbox = await anOrganization();
    await aGrantedReward(database.owner, sandbox, { rewards: onlyReferrer('cash', 700) });
    const [inSandbox] = (await runPayouts(later(sandbox, 15 * 24))).payouts;
    await expect(takeBackPayout(as(sandbox, 'owner'), inSandbox?.id ?? '', REASON)).rejects.toMatchObject({
      code: 'not-reversible',
    });
  });
});
