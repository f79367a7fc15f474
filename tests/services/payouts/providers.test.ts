import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { rotateKeys } from '@/lib/services/encryption/rotate-keys';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { trialBalance } from '@/lib/services/ledger/reads';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { runPayouts } from '@/lib/services/payouts/build';
import { chooseProvider } from '@/lib/services/payouts/choose-provider';
import { connectProvider } from '@/lib/services/payouts/connect-provider';
import { getPayoutProviders } from '@/lib/services/payouts/connection-reads';
import { disconnectProvider } from '@/lib/services/payouts/disconnect-provider';
import { executePayout } from '@/lib/services/payouts/execute';
import { waitingForDetails } from '@/lib/services/payouts/method-reads';
import { getPayout } from '@/lib/services/payouts/reads';
import { reconcilePayouts } from '@/lib/services/payouts/reconcile';
import { reversePayout } from '@/lib/services/payouts/reverse';
import { setPayoutMethod } from '@/lib/services/payouts/set-method';
import { settlePayout } from '@/lib/services/payouts/settle';
import { getReward } from '@/lib/services/rewards/reads';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at } from '@/tests/factories/organization';
import { stripeServer } from '@/tests/integrations/payouts/support/stripe-server';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
let stripe: Awaited<ReturnType<typeof stripeServer>>;
beforeAll(async () => {
  stripe = await stripeServer();
  process.env.STRIPE_BASE_URL = stripe.url;
});
afterAll(() => stripe.close());
afterEach(() => expect(stripe.violations).toEqual([]));

// Ids tell their age: with the real clock's instants a payout is as young as its id says.
const now = new Date();
const DAY = 86_400_000;
const days = (count: number) => new Date(now.getTime() + count * DAY);

/** A school that pays through Stripe, and somebody who is owed 50.00 and has an account there unless told otherwise. */
async function aSchool({ account = true }: { account?: boolean } = {}) {
  const ctx = await anOrganization({ now });
  await connectProvider(ctx, { provider: 'stripe', secretKey: stripe.secretKey });
  const granted = await aGrantedReward(database.owner, ctx, {
    rewards: onlyReferrer('cash', 5000),
    holdDays: 0,
    occurredAt: days(-1),
  });
  const accountId = `acct_${granted.referrerId.replaceAll('-', '')}`;
  stripe.accounts.set(accountId, {
    ...{ id: accountId, object: 'account', payouts_enabled: true, details_submitted: true },
    capabilities: { transfers: 'active' },
  });
  const destination = { provider: 'stripe', accountId };
  const join = () => setPayoutMethod(as(ctx, 'finance'), { contactId: granted.referrerId, destination });
  if (account) await join();
  return { ctx, granted, accountId, join };
}

async function aPayout() {
  const school = await aSchool();
  const [payout] = (await runPayouts(school.ctx)).payouts;
  return { ...school, payoutId: payout?.id ?? '' };
}

const transfersTo = (accountId: string) => stripe.transfers.filter(({ destination }) => destination === accountId);

async function balances(ctx: Ctx) {
  const { currencies } = await trialBalance(ctx);
  return Object.fromEntries((currencies[0]?.accounts ?? []).map((row) => [row.account, row.balanceMinor]));
}

describe('a payout through the school’s own provider', () => {
  it('waits for payment details, is counted as waiting, and goes when they are there', async () => {
    const { ctx, granted, accountId, join } = await aSchool({ account: false });
    const waiting = await runPayouts(ctx);
    expect(waiting).toEqual({
      payouts: [],
      skipped: 0,
      waiting: [{ recipientId: granted.referrerId, currency: 'USD', amountMinor: 5000, reason: 'no-method' }],
    });
    expect(await waitingForDetails(as(ctx, 'viewer'))).toEqual([{ currency: 'USD', people: 1, amountMinor: 5000 }]);
    expect(await getReward(ctx, granted.reward.id)).toMatchObject({ status: 'approved', payoutId: null });
    await join();
    expect(await waitingForDetails(ctx)).toEqual([]);
    const { payouts } = await runPayouts(ctx);
    expect(payouts).toMatchObject([
      { provider: 'stripe', amountMinor: 5000, destinationMasked: `•••• ${accountId.slice(-4)}` },
    ]);
    const payoutId = payouts[0]?.id ?? '';
    const [row] = await database.owner`select * from payouts where id = ${payoutId}`;
    expect(row).toMatchObject({ provider_account: 'acct_school', attempted_at: null });
    expect(JSON.stringify(row)).not.toContain(accountId);
    const [trail] = await database.owner`select data from audit_events where subject_id = ${payoutId}`;
    expect(JSON.stringify(trail)).not.toMatch(/v1\.|acct_0/);
    await executePayout(ctx, { payoutId });
    expect(transfersTo(accountId)).toMatchObject([{ amount: 5000, currency: 'usd', transfer_group: payoutId }]);
    expect(await settlePayout(ctx, { payoutId })).toEqual({ status: 'paid' });
    expect((await contactBalance(ctx, granted.referrerId)).cash.paidMinor).toBe(5000);
  });

  it('does not pay ahead of the hold, whatever instant is asked for', async () => {
    const { ctx } = await aSchool();
    await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 700), holdDays: 14 });
    const { payouts } = await runPayouts(ctx, { asOf: days(30).toISOString() });
    expect(payouts).toMatchObject([{ amountMinor: 5000 }]);
  });

  it.each(['drop', 'error-after', 'error-before'] as const)(
    'is made once when the answer is lost: %s',
    async (fault) => {
      const { ctx, accountId, payoutId } = await aPayout();
      stripe.faults.push(fault);
      const first = executePayout(ctx, { payoutId });
      if (fault === 'error-before') await expect(first).rejects.toThrow('did not answer');
      else expect(await first).toMatchObject({ status: 'processing' });
      // Days later, when Stripe has forgotten the key, and from two sides at once.
      if (fault !== 'error-before') stripe.forgetKeys();
      await Promise.all([1, 2].map(() => executePayout(at(ctx, days(3)), { payoutId })));
      await reconcilePayouts(at(ctx, days(3)));
      expect(transfersTo(accountId)).toHaveLength(1);
      expect((await getPayout(ctx, payoutId)).status).toBe('paid');
      expect(await balances(ctx)).toMatchObject({ 'clearing:payout': 0, 'asset:bank': -5000, 'liability:payable': 0 });
    },
  );

  it('is owed again when it comes back, in a payout of its own, and the ledger and figures agree', async () => {
    const { ctx, granted, accountId, payoutId } = await aPayout();
    await executePayout(ctx, { payoutId });
    await settlePayout(ctx, { payoutId });
    stripe.reverseAtStripe(transfersTo(accountId)[0]?.id ?? '');
    const results = await Promise.all([1, 2].map(() => settlePayout(ctx, { payoutId })));
    expect(results).toEqual([{ status: 'reversed' }, { status: 'reversed' }]);
    expect(await reversePayout(ctx, { payoutId, reason: 'again' })).toEqual({ status: 'reversed' });
    expect(await getPayout(ctx, payoutId)).toMatchObject({ status: 'reversed', reversedAt: now, settledAt: now });
    expect(await getReward(ctx, granted.reward.id)).toMatchObject({
      ...{ status: 'approved', payoutId: null, paymentReference: null, processedAt: null },
    });
    expect(await balances(ctx)).toMatchObject({ 'clearing:payout': 0, 'asset:bank': 0, 'liability:payable': -5000 });
    const [figures] = await database.owner`
      select sum(paid_minor)::int as minor from rollup_daily where organization_id = ${ctx.organizationId}`;
    expect(figures?.minor).toBe(0);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true, differences: [] });
    const events = await database.owner`
      select e.event ->> 'name' as name from graphile_worker._private_jobs j, json_array_elements(j.payload -> 'events') e(event)
      where e.event -> 'data' ->> 'payoutId' = ${payoutId} order by j.id`;
    expect(events.map(({ name }) => name)).toEqual(['payout/requested', 'payout/settled', 'payout/reversed']);
    const again = (await runPayouts(as(ctx, 'finance'))).payouts;
    expect(again).toMatchObject([{ amountMinor: 5000, rewardIds: [granted.reward.id] }]);
    await executePayout(ctx, { payoutId: again[0]?.id ?? '' });
    await settlePayout(ctx, { payoutId: again[0]?.id ?? '' });
    expect(transfersTo(accountId)).toHaveLength(2);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true, differences: [] });
  });

  it('keeps its provider and its destination for ever, whatever is chosen, set or ended later', async () => {
    const { ctx, granted, accountId, payoutId } = await aPayout();
    await connectProvider(ctx, { provider: 'manual', debtorName: 'Lingua', debtorIban: 'GB82WEST12345698765432' });
    const destination = { provider: 'manual', iban: 'DE89370400440532013000' };
    await setPayoutMethod(ctx, { contactId: granted.referrerId, destination });
    await chooseProvider(ctx, 'manual');
    expect(await disconnectProvider(ctx, 'stripe')).toEqual({ underWay: 1 });
    expect((await getPayoutProviders(ctx)).ending).toEqual([{ provider: 'stripe', underWay: 1 }]);
    await executePayout(ctx, { payoutId });
    expect(transfersTo(accountId)).toHaveLength(1);
    await reconcilePayouts(at(ctx, days(1)));
    expect(await getPayout(ctx, payoutId)).toMatchObject({ status: 'paid', provider: 'stripe' });
    const [row] = await database.owner`
      select settings_encrypted as secret from payout_connections where organization_id = ${ctx.organizationId} and provider = 'stripe'`;
    expect(row?.secret).toBeNull();
    await expect(settlePayout(ctx, { payoutId })).rejects.toMatchObject({ code: 'provider-not-connected' });
  });

  it('is never asked for at another account, and such one cannot be connected meanwhile', async () => {
    const { ctx, payoutId } = await aPayout();
    await database.owner`update payout_connections set facts = facts || '{"account": "acct_other"}' where organization_id = ${ctx.organizationId}`;
    await expect(executePayout(ctx, { payoutId })).rejects.toMatchObject({ code: 'provider-not-connected' });
    const replace = connectProvider(ctx, { provider: 'stripe', secretKey: stripe.secretKey });
    await expect(replace).rejects.toMatchObject({ status: 409, code: 'payouts-under-way' });
  });

  it('is sealed like other secrets, and turns with the keys', async () => {
    const { ctx, accountId, payoutId } = await aPayout();
    const before = process.env.ENCRYPTION_KEY as string;
    process.env.ENCRYPTION_KEYS_OLD = before;
    process.env.ENCRYPTION_KEY = Buffer.alloc(32, 9).toString('base64');
    // The connection, the person's details, the payout.
    expect(await rotateKeys(ctx)).toEqual({ rotated: 3, unchanged: 0 });
    process.env.ENCRYPTION_KEYS_OLD = '';
    await executePayout(ctx, { payoutId });
    process.env.ENCRYPTION_KEY = before;
    expect(transfersTo(accountId)).toHaveLength(1);
  });
});
