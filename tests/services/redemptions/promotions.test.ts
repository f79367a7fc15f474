import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { newId } from '@/lib/services/ids';
import { trialBalance } from '@/lib/services/ledger/reads';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { connectProvider } from '@/lib/services/payouts/connect-provider';
import { disconnectProvider } from '@/lib/services/payouts/disconnect-provider';
import { receiveWebhook } from '@/lib/services/payouts/receive-webhook';
import { reconcilePayouts } from '@/lib/services/payouts/reconcile';
import { alignPromotion } from '@/lib/services/redemptions/align-promotion';
import { cancelRedemption } from '@/lib/services/redemptions/cancel-redemption';
import { expireCodes } from '@/lib/services/redemptions/expire-codes';
import { getRedemption } from '@/lib/services/redemptions/reads';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { redeemDiscountCode } from '@/lib/services/redemptions/redeem-discount-code';
import { retryPromotion } from '@/lib/services/redemptions/retry-promotion';
import { watchPromotions } from '@/lib/services/redemptions/watch-promotions';
import { anOrganization, as, at } from '@/tests/factories/organization';
import { availableMinor, aWallet, daysAfter } from '@/tests/factories/wallet';
import { stripeServer } from '@/tests/integrations/payouts/support/stripe-server';
import { useDatabase } from '@/tests/setup/database';

const SECRET = 'whsec_signing_secret_of_the_endpoint';
const database = useDatabase();
const now = new Date();
let stripe: Awaited<ReturnType<typeof stripeServer>>;
beforeAll(async () => {
  stripe = await stripeServer();
  process.env.STRIPE_BASE_URL = stripe.url;
});
afterAll(() => stripe.close());
beforeEach(() => Object.assign(stripe, { down: false, refusesCodes: null, refusesEnds: null }));
afterEach(() => expect(stripe.violations).toEqual([]));

/** A school with Stripe, and a code of 30.00 that a referrer has made of his 50.00. */
async function aCode() {
  const ctx = await anOrganization({ now });
  await connectProvider(as(ctx, 'owner'), { provider: 'stripe', secretKey: stripe.secretKey, webhookSecret: SECRET });
  const { referrerId } = await aWallet(database.owner, ctx, 5000);
  const made = await redeemCredit(ctx, referrerId, { kind: 'discount', amountMinor: 3000 });
  return { ctx, referrerId, made, id: made.id, code: made.code as string };
}

const atStripe = (code: string) => stripe.promotionCodes.filter((row) => row.code === code);
const promotionOf = async (ctx: Ctx, id: string) => (await getRedemption(ctx, id)).promotion;

async function balanced(ctx: Ctx): Promise<Record<string, number>> {
  expect((await verifyLedger(ctx)).differences).toEqual([]);
  const { currencies } = await trialBalance(ctx);
  return Object.fromEntries(currencies[0]?.accounts.map((row) => [row.account, row.balanceMinor]) ?? []);
}

describe('a discount code of a school with Stripe', () => {
  it('waits to be made there, is made once however often it is asked for, and is seen to work', async () => {
    const { ctx, id, code, made } = await aCode();
    expect(made.promotion).toEqual({ status: 'waiting', promotionCodeId: null, error: null });
    expect(await alignPromotion(ctx, { redemptionId: id })).toEqual({ status: 'active' });
    stripe.forgetKeys();
    expect(await alignPromotion(ctx, { redemptionId: id })).toEqual({ status: 'active' });
    expect(stripe.coupons.get(id)).toMatchObject({ amount_off: 3000, currency: 'usd', max_redemptions: 1 });
    expect(atStripe(code)).toMatchObject([
      { coupon: id, active: true, expires_at: Math.floor(daysAfter(now, 90).getTime() / 1000) },
    ]);
    expect(await promotionOf(ctx, id)).toEqual({
      ...{ status: 'active', error: null },
      promotionCodeId: atStripe(code)[0]?.id,
    });
    const trail = await database.owner`
      select action from audit_events where subject_id = ${id} and action like 'redemption.promotion%'`;
    expect(trail).toEqual([{ action: 'redemption.promotion-active' }]);
  });

  it('has nothing at Stripe when the school has none, or when it is something else', async () => {
    const ctx = await anOrganization({ now });
    const { referrerId } = await aWallet(database.owner, ctx, 5000);
    const made = await redeemCredit(ctx, referrerId, { kind: 'discount', amountMinor: 3000 });
    expect(made.promotion).toBeNull();
    expect(await alignPromotion(ctx, { redemptionId: made.id })).toBeNull();
    await expect(retryPromotion(ctx, made.id)).rejects.toMatchObject({ status: 404 });
    const { ctx: other, referrerId: owner } = await aCode();
    const course = await redeemCredit(other, owner, { kind: 'course-credit', amountMinor: 100 });
    expect(course.promotion).toBeNull();
  });

  it('ends at Stripe before its credit comes back', async () => {
    const { ctx, id, code, referrerId } = await aCode();
    await alignPromotion(ctx, { redemptionId: id });
    await cancelRedemption(as(ctx, 'referrer', referrerId), id, {});
    expect(stripe.useAtStripe(code)).toBe(false);
    expect(await promotionOf(ctx, id)).toMatchObject({ status: 'ended' });
    expect(await availableMinor(ctx, referrerId)).toBe(5000);
    // The event of the end asks once more, and finds nothing to do.
    expect(await alignPromotion(ctx, { redemptionId: id })).toEqual({ status: 'ended' });
  });

  it('ends at Stripe when a desk takes it, and not when the order is refused', async () => {
    const { ctx, id, code } = await aCode();
    await alignPromotion(ctx, { redemptionId: id });
    await expect(redeemDiscountCode(ctx, code, { externalId: 'o-1', amountMinor: 3001 })).rejects.toMatchObject({
      code: 'insufficient-balance',
    });
    expect(atStripe(code)[0]).toMatchObject({ active: true });
    await redeemDiscountCode(ctx, code, { externalId: 'o-1', amountMinor: 1000 });
    expect(stripe.useAtStripe(code)).toBe(false);
    expect(await balanced(ctx)).toMatchObject({ 'income:redeemed': -1000, 'liability:reserved': 0 });
  });

  it('is used once: an order at Stripe took it a moment before it was cancelled, or taken at a desk', async () => {
    const { ctx, id, code, referrerId } = await aCode();
    await alignPromotion(ctx, { redemptionId: id });
    expect(stripe.useAtStripe(code)).toBe(true);
    await expect(cancelRedemption(ctx, id, {})).rejects.toMatchObject({ code: 'already-settled' });
    await expect(redeemDiscountCode(ctx, code, { externalId: 'o-1', amountMinor: 1 })).rejects.toMatchObject({
      code: 'already-settled',
    });
    expect(await getRedemption(ctx, id)).toMatchObject({
      ...{ status: 'used', usedMinor: 3000, usedExternalId: `stripe:${atStripe(code)[0]?.id}` },
      promotion: { status: 'used' },
    });
    expect(await availableMinor(ctx, referrerId)).toBe(2000);
    expect(await balanced(ctx)).toMatchObject({ 'income:redeemed': -3000, 'liability:reserved': 0 });
  });

  it('is not cancelled while Stripe does not say whether it was used', async () => {
    const { ctx, id, code, referrerId } = await aCode();
    await alignPromotion(ctx, { redemptionId: id });
    stripe.down = true;
    await expect(cancelRedemption(ctx, id, {})).rejects.toMatchObject({ status: 503, code: 'provider-unavailable' });
    await expect(redeemDiscountCode(ctx, code, { externalId: 'o-1', amountMinor: 1 })).rejects.toMatchObject({
      status: 503,
    });
    expect(await availableMinor(ctx, referrerId)).toBe(2000);
    expect(await promotionOf(ctx, id)).toMatchObject({ status: 'active', error: expect.stringContaining('503') });
    stripe.down = false;
    await cancelRedemption(ctx, id, {});
    expect(await promotionOf(ctx, id)).toMatchObject({ status: 'ended', error: null });
  });

  it('that runs out is asked about before its credit comes back', async () => {
    const { ctx, id, code, referrerId } = await aCode();
    await alignPromotion(ctx, { redemptionId: id });
    const after = at(ctx, daysAfter(now, 90, 1));
    expect(await expireCodes(after)).toEqual({ expired: 0 });
    stripe.useAtStripe(code);
    expect(await watchPromotions(after)).toEqual({ asked: 1 });
    expect(await expireCodes(after)).toEqual({ expired: 0 });
    expect(await getRedemption(ctx, id)).toMatchObject({ status: 'used' });
    expect(await availableMinor(ctx, referrerId)).toBe(2000);
    const unused = await redeemCredit(ctx, referrerId, { kind: 'discount', amountMinor: 500 });
    await alignPromotion(ctx, { redemptionId: unused.id });
    await watchPromotions(after);
    expect(await expireCodes(after)).toEqual({ expired: 1 });
    expect(await availableMinor(ctx, referrerId)).toBe(2000);
  });
});

describe('a code that is made and cancelled in the same instant', () => {
  it.each([1, 2, 3])('works nowhere afterwards, and its credit is back once (try %i)', async () => {
    const { ctx, id, code, referrerId } = await aCode();
    await Promise.allSettled([alignPromotion(ctx, { redemptionId: id }), cancelRedemption(ctx, id, {})]);
    // The event of the end, and the second look of the function that made it.
    await alignPromotion(ctx, { redemptionId: id });
    expect(stripe.useAtStripe(code)).toBe(false);
    expect(await getRedemption(ctx, id)).toMatchObject({ status: 'cancelled', promotion: { status: 'ended' } });
    expect(await availableMinor(ctx, referrerId)).toBe(5000);
    await balanced(ctx);
  });
});

describe('what does not work at Stripe', () => {
  it('is not ended here while Stripe refuses to end it there, and goes on when it does', async () => {
    const { ctx, id, code, referrerId } = await aCode();
    await alignPromotion(ctx, { redemptionId: id });
    stripe.refusesEnds = 'Not now.';
    await expect(cancelRedemption(ctx, id, {})).rejects.toMatchObject({ status: 503 });
    expect(await promotionOf(ctx, id)).toMatchObject({ status: 'failed', error: 'Stripe: Not now.' });
    expect(await availableMinor(ctx, referrerId)).toBe(2000);
    expect(await retryPromotion(as(ctx, 'manager'), id)).toEqual({ status: 'active' });
    expect(atStripe(code)).toHaveLength(1);
    stripe.refusesEnds = null;
    await cancelRedemption(ctx, id, {});
    expect(stripe.useAtStripe(code)).toBe(false);
  });

  it('is seen when somebody deletes it there: it then works here only', async () => {
    const { ctx, id, code } = await aCode();
    await alignPromotion(ctx, { redemptionId: id });
    stripe.promotionCodes = stripe.promotionCodes.filter((row) => row.code !== code);
    expect(await alignPromotion(ctx, { redemptionId: id })).toEqual({ status: 'ended' });
    expect(await alignPromotion(ctx, { redemptionId: id })).toEqual({ status: 'ended' });
    expect(await redeemDiscountCode(ctx, code, { externalId: 'o-1', amountMinor: 3000 })).toMatchObject({
      status: 'used',
    });
  });

  it('is kept with its reason and tried again, by the clock and by hand', async () => {
    const { ctx, id, code } = await aCode();
    stripe.down = true;
    await expect(alignPromotion(ctx, { redemptionId: id })).rejects.toThrow('did not answer');
    expect(await promotionOf(ctx, id)).toMatchObject({ status: 'waiting', error: expect.stringContaining('503') });
    await expect(retryPromotion(as(ctx, 'manager'), id)).rejects.toMatchObject({ status: 503 });
    Object.assign(stripe, { down: false, refusesCodes: 'This key may not make promotion codes.' });
    await expect(retryPromotion(as(ctx, 'manager'), id)).rejects.toMatchObject({ code: 'provider-refused' });
    expect(await promotionOf(ctx, id)).toMatchObject({
      ...{ status: 'failed', error: 'Stripe: This key may not make promotion codes.' },
    });
    await expect(retryPromotion(as(ctx, 'viewer'), id)).rejects.toMatchObject({ status: 403 });
    stripe.refusesCodes = null;
    expect(await watchPromotions(at(ctx, now))).toEqual({ asked: 0 });
    expect(await watchPromotions(at(ctx, new Date(now.getTime() + 600_000)))).toEqual({ asked: 1 });
    expect(await promotionOf(ctx, id)).toMatchObject({ status: 'active', error: null });
    expect(atStripe(code)).toHaveLength(1);
    expect(await retryPromotion(as(ctx, 'finance'), id)).toEqual({ status: 'active' });
    await expect(retryPromotion(as((await aCode()).ctx, 'owner'), id)).rejects.toMatchObject({ status: 404 });
  });

  it('keeps no other code waiting', async () => {
    const { ctx, id, referrerId } = await aCode();
    const second = await redeemCredit(ctx, referrerId, { kind: 'discount', amountMinor: 500 });
    stripe.down = true;
    await expect(watchPromotions(ctx)).rejects.toThrow('2 of 2 codes');
    stripe.down = false;
    await watchPromotions(at(ctx, new Date(now.getTime() + 600_000)));
    for (const one of [id, second.id]) expect(await promotionOf(ctx, one)).toMatchObject({ status: 'active' });
  });

  it('is given up when the account is another, and said so', async () => {
    const { ctx, id, referrerId } = await aCode();
    await alignPromotion(ctx, { redemptionId: id });
    await database.owner`update promotion_codes set account = 'acct_before' where redemption_id = ${id}`;
    await watchPromotions(at(ctx, new Date(now.getTime() + 600_000)));
    expect(await promotionOf(ctx, id)).toMatchObject({ status: 'lost', error: expect.stringContaining('replaced') });
    await cancelRedemption(ctx, id, {});
    expect(await availableMinor(ctx, referrerId)).toBe(5000);
  });
});

describe('a school that disconnects Stripe', () => {
  const key = (ctx: Ctx) => database.owner`
    select settings_encrypted is not null as kept from payout_connections where organization_id = ${ctx.organizationId}`;

  it('keeps its key until its codes have ended there', async () => {
    const { ctx, id, code } = await aCode();
    await alignPromotion(ctx, { redemptionId: id });
    await disconnectProvider(as(ctx, 'owner'), 'stripe');
    expect(await key(ctx)).toEqual([{ kept: true }]);
    await watchPromotions(at(ctx, new Date(now.getTime() + 600_000)));
    expect(stripe.useAtStripe(code)).toBe(false);
    await reconcilePayouts(ctx);
    expect(await key(ctx)).toEqual([{ kept: false }]);
    expect(await getRedemption(ctx, id)).toMatchObject({ status: 'open', promotion: { status: 'ended' } });
  });

  it('waits for no answer that will not come', async () => {
    const { ctx, id } = await aCode();
    await alignPromotion(ctx, { redemptionId: id });
    await disconnectProvider(as(ctx, 'owner'), 'stripe');
    stripe.down = true;
    await watchPromotions(at(ctx, new Date(now.getTime() + 600_000)));
    expect(await promotionOf(ctx, id)).toMatchObject({ status: 'lost' });
  });
});

describe('a notification of Stripe', () => {
  function send(ctx: Ctx, object: object) {
    const rawBody = JSON.stringify({ id: `evt_${newId()}`, object: 'event', type: 'any.thing', data: { object } });
    const time = Math.floor(now.getTime() / 1000);
    const v1 = createHmac('sha256', SECRET).update(`${time}.${rawBody}`).digest('hex');
    const header = (name: string) => (name === 'stripe-signature' ? `t=${time},v1=${v1}` : null);
    const { organizationId } = ctx;
    return receiveWebhook({ provider: 'stripe', organizationId, rawBody, header, now, requestId: newId() });
  }

  it('is a hint that a code was used: Stripe is asked, and the code is used here', async () => {
    const { ctx, id, code } = await aCode();
    await alignPromotion(ctx, { redemptionId: id });
    const metadata = { kith_discount: id };
    expect(await send(ctx, { object: 'promotion_code', metadata })).toBe('handled');
    expect(await getRedemption(ctx, id)).toMatchObject({ status: 'open' });
    stripe.useAtStripe(code);
    expect(await send(ctx, { object: 'checkout.session', discounts: [{ coupon: id, promotion_code: 'x' }] })).toBe(
      'handled',
    );
    expect(await getRedemption(ctx, id)).toMatchObject({ status: 'used' });
    for (const coupon of [null, 'summer', newId()])
      expect(await send(ctx, { object: 'checkout.session', discounts: [{ coupon }] })).toBe('handled');
  });
});
