import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inngest } from '@/inngest/client';
import { functions } from '@/inngest/functions/all';
import type { Engine } from '@/inngest/local/engine';
import { startSealing } from '@/inngest/seal-loop';
import { verifyAudit } from '@/lib/services/audit/verify-audit';
import type { Ctx } from '@/lib/services/context';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { listNotifications, listOutbox } from '@/lib/services/notifications/reads';
import { requestSignInMail } from '@/lib/services/notifications/request-sign-in-mail';
import { createStaff } from '@/lib/services/organizations/create-staff';
import { connectProvider } from '@/lib/services/payouts/connect-provider';
import { listPayouts } from '@/lib/services/payouts/reads';
import { cancelRedemption } from '@/lib/services/redemptions/cancel-redemption';
import { getRedemption } from '@/lib/services/redemptions/reads';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as } from '@/tests/factories/organization';
import { aPayoutThrough } from '@/tests/factories/paid-through';
import { aWallet } from '@/tests/factories/wallet';
import { until } from '@/tests/inngest/local/harness';
import { testEngine } from '@/tests/inngest/local/local-harness';
import { stripeServer } from '@/tests/integrations/payouts/support/stripe-server';
import { useDatabase } from '@/tests/setup/database';
import { fire } from './fire';

const database = useDatabase();
process.env.SANDBOX_SETTLEMENT_MS = '200';
let engine: Engine;

beforeAll(async () => {
  engine = testEngine({ connectionString: database.ownerUrl, client: inngest, functions, backoffMs: () => 50 });
  await engine.migrate();
  await engine.start();
});
afterAll(() => engine.stop());

const unique = (word = '') => `ana-${crypto.randomUUID().slice(0, 8)}${word}@example.org`;
const hour = 3_600_000;

async function templates(ctx: Ctx): Promise<string[]> {
  const { data } = await listOutbox(ctx, { status: 'sent' });
  return data.map(({ template }) => template).sort();
}

async function aDueReward(email: string) {
  const ctx = await anOrganization({ now: new Date() });
  await createStaff(ctx, { email: unique(), name: 'Kim Lee', role: 'finance' });
  const rewards = onlyReferrer('cash', 5000);
  const occurredAt = new Date(Date.now() - hour);
  const granted = await aGrantedReward(database.owner, ctx, { email, rewards, holdDays: 0, occurredAt });
  return { ctx, granted };
}

it('hands over a transfer that a person makes, and asks nobody what became of it', async () => {
  const settings = { provider: 'manual', debtorName: 'Lingua School', debtorIban: 'DE89370400440532013000' };
  const destination = { provider: 'manual' as const, iban: 'FR1420041010050500013M02606' };
  const { payoutId } = await aPayoutThrough(database.owner, { settings, destination, currency: 'EUR' });
  const [run] = await until('the end of the run', async () => {
    const rows = await database.owner`
      select r.status, array(select name from inngest_local.steps s where s.run_id = r.id) as steps from inngest_local.runs r
      where r.function_id = 'kith-pay-out' and r.event -> 'data' ->> 'payoutId' = ${payoutId} and r.status <> 'running'`;
    return rows.length > 0 ? rows : undefined;
  });
  expect(run).toEqual({ status: 'completed', steps: ['send'] });
});

it('puts a discount code into Stripe when it is made, tries again while Stripe is down, and ends it there with it', async () => {
  const stripe = await stripeServer();
  process.env.STRIPE_BASE_URL = stripe.url;
  try {
    const ctx = await anOrganization({ now: new Date() });
    await connectProvider(as(ctx, 'owner'), { provider: 'stripe', secretKey: stripe.secretKey });
    const { referrerId } = await aWallet(database.owner, ctx, 5000);
    stripe.down = true;
    const { id } = await redeemCredit(ctx, referrerId, { kind: 'discount', amountMinor: 3000 });
    const promotion = async () => (await getRedemption(ctx, id)).promotion;
    await until('a try that failed', async () => (await promotion())?.error);
    stripe.down = false;
    await until('the code at Stripe', async () => (await promotion())?.status === 'active');
    expect(stripe.promotionCodes).toMatchObject([{ coupon: id, active: true }]);
    await cancelRedemption(ctx, id, {});
    await until('the end at Stripe', async () => (await promotion())?.status === 'ended');
    expect(stripe.promotionCodes).toMatchObject([{ coupon: id, active: false }]);
    expect((await verifyLedger(ctx)).ok).toBe(true);
    expect(stripe.violations).toEqual([]);
  } finally {
    await stripe.close();
  }
});

describe('from a granted reward to a mail', () => {
  it('is approved, paid by the bank and settled, and the referrer hears of each', async () => {
    const { ctx, granted } = await aDueReward(unique());
    await until('the first mail', async () => (await templates(ctx)).includes('reward-granted'));
    await fire(database.owner, 'run-payouts');
    const [payout] = await until('the payout', async () => {
      const { data } = await listPayouts(ctx, { status: 'paid' });
      return data.length > 0 ? data : undefined;
    });
    expect(payout).toMatchObject({ amountMinor: 5000, rewardIds: [granted.reward.id] });
    await until('every mail', async () => (await templates(ctx)).length === 3);
    expect(await templates(ctx)).toEqual(['payout-settled', 'reward-approved', 'reward-granted']);
    const { data } = await listNotifications(ctx, { contactId: granted.referrerId });
    expect(data.map(({ type }) => type).sort()).toEqual(['payout-settled', 'reward-approved', 'reward-granted']);
    expect((await contactBalance(ctx, granted.referrerId)).cash).toEqual({
      pendingMinor: 0,
      payableMinor: 0,
      paidMinor: 5000,
    });
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true, differences: [] });
  });

  it('fails to settle on demand, and finance hears of it', async () => {
    const { ctx, granted } = await aDueReward(unique('+fail'));
    await fire(database.owner, 'run-payouts');
    await until('the mail to finance', async () => (await templates(ctx)).includes('payout-failed'));
    expect((await listPayouts(ctx)).data).toMatchObject([{ status: 'failed' }]);
    expect((await contactBalance(ctx, granted.referrerId)).cash.payableMinor).toBe(5000);
    expect((await verifyLedger(ctx)).ok).toBe(true);
  });

  it.each(['+lost', '+timeout'])('pays once although the bank says %s', async (word) => {
    const { ctx } = await aDueReward(unique(word));
    await fire(database.owner, 'run-payouts');
    await until('the payout', async () => (await listPayouts(ctx, { status: 'paid' })).data.length === 1);
    const rows =
      await database.owner`select 1 from sandbox_bank_transfers where organization_id = ${ctx.organizationId}`;
    expect(rows).toHaveLength(1);
    expect((await verifyLedger(ctx)).ok).toBe(true);
  });
});

describe('crons', () => {
  it('approve what is due, and expire what was not taken', async () => {
    const ctx = await anOrganization({ now: new Date() });
    const due = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('credit', 700), holdDays: 0 });
    const occurredAt = new Date(Date.now() - 3 * 24 * hour);
    const over = { rewards: onlyReferrer('cash', 20_000, 1), holdDays: 0, occurredAt };
    const expired = await aGrantedReward(database.owner, ctx, over);
    const status = async (id: string) => {
      const [row] = await database.owner`select status from referral_rewards where id = ${id}`;
      return row?.status;
    };
    await fire(database.owner, 'approve-due-rewards');
    await until('the approval', async () => (await status(due.reward.id)) === 'paid');
    await fire(database.owner, 'expire-rewards');
    await until('the expiry', async () => (await status(expired.reward.id)) === 'cancelled');
  });

  it('make the partitions of the next months', async () => {
    await fire(database.owner, 'prepare-partitions');
    const month = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + 3, 1)).toISOString();
    const name = `ledger_postings_${month.slice(0, 7).replace('-', '')}`;
    await until('the partition', async () => {
      const [row] = await database.owner`select to_regclass(${name}) is not null as there`;
      return row?.there;
    });
  });

  it('take up payouts that nobody watches over, and expire referrals', async () => {
    const ctx = await anOrganization({ now: new Date() });
    const { reward, referrerId } = await aGrantedReward(database.owner, ctx, {
      rewards: onlyReferrer('cash', 100),
      holdDays: 0,
    });
    await fire(database.owner, 'run-payouts');
    await until('the payout', async () => (await listPayouts(ctx, { status: 'paid' })).data.length === 1);
    expect((await contactBalance(ctx, referrerId)).cash.paidMinor).toBe(100);
    for (const id of ['reconcile-payouts', 'reconcile-daily', 'expire-referrals', 'purge-idempotency-keys']) {
      await fire(database.owner, id);
      await until(`a run of ${id}`, async () => {
        const runs = await engine.runsOf({ functionId: `kith-${id}` });
        return runs.some((run) => run.status === 'completed');
      });
    }
    expect(reward.kind).toBe('cash');
  });
});

it('a sign-in link reaches the outbox', async () => {
  const ctx = await anOrganization({ now: new Date() });
  const email = unique();
  await createStaff(ctx, { email, name: 'Kim Lee', role: 'owner' });
  const url = `http://kith.test/${crypto.randomUUID()}`;
  await requestSignInMail({ email, url, expiresAt: new Date(Date.now() + hour) });
  const mail = await until('the mail', async () => (await listOutbox(as(ctx, 'owner'), { status: 'sent' })).data[0]);
  expect(mail).toMatchObject({ toAddress: email, template: 'sign-in', provider: 'embedded' });
});

it('the audit trail is sealed by itself', async () => {
  const ctx = await anOrganization({ now: new Date() });
  const loop = startSealing(20);
  await until('the seal', async () => (await verifyAudit(ctx)).unsealed === 0);
  await loop.stop();
  expect(await verifyAudit(ctx)).toMatchObject({ ok: true, sealed: 1 });
});
