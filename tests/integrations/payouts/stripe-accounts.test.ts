import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stripeAccounts } from '@/lib/integrations/payouts/stripe-accounts';
import { createPromotionCode } from '@/lib/integrations/payouts/stripe-promotions';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import { stripeServer } from './support/stripe-server';

let server: Awaited<ReturnType<typeof stripeServer>>;
const settings = () => ({ secretKey: server.secretKey, baseUrl: server.url, timeoutMs: 5000 });

beforeEach(async () => {
  server = await stripeServer();
});
afterEach(async () => {
  await server.close();
  expect(server.violations).toEqual([]);
});

describe('a recipient at Stripe Connect', () => {
  const urls = { refreshUrl: 'https://kith.example/again', returnUrl: 'https://kith.example/back' };

  it('gets one Express account, a link to set it up, and its state', async () => {
    const accounts = stripeAccounts(settings());
    const id = await accounts.createAccount({ contactId: 'c1', email: 'ana@example.org', country: 'DE' });
    expect(await accounts.createAccount({ contactId: 'c1', email: 'ana@example.org', country: 'DE' })).toBe(id);
    expect(server.accounts.get(id)).toMatchObject({
      email: 'ana@example.org',
      country: 'DE',
      metadata: { kith_contact: 'c1' },
    });
    const link = await accounts.onboardingLink(id, urls);
    expect(link.url).toContain(id);
    expect(link.expiresAt).toEqual(new Date((server.now + 300) * 1000));
    expect(await accounts.readAccount(id)).toEqual({
      payoutsEnabled: false,
      detailsSubmitted: false,
      requirements: ['external_account', 'individual.dob.day'],
    });
    Object.assign(server.accounts.get(id) ?? {}, {
      payouts_enabled: true,
      details_submitted: true,
      requirements: { currently_due: [] },
    });
    // The account takes payouts, but the school cannot send to it yet.
    expect(await accounts.readAccount(id)).toMatchObject({ payoutsEnabled: false });
    Object.assign(server.accounts.get(id) ?? {}, { capabilities: { transfers: 'active' } });
    expect(await accounts.readAccount(id)).toEqual({ payoutsEnabled: true, detailsSubmitted: true, requirements: [] });
  });

  it('says what is wrong with a connection', async () => {
    expect(await stripeAccounts(settings()).testConnection()).toEqual({
      ok: true,
      account: 'acct_school',
      live: false,
    });
    expect(await stripeAccounts({ ...settings(), secretKey: 'sk_test_wrong' }).testConnection()).toEqual({
      ok: false,
      reason: 'Stripe did not accept this secret key.',
    });
    await server.close();
    expect(await stripeAccounts(settings()).testConnection()).toMatchObject({
      ok: false,
      reason: expect.stringContaining('did not answer'),
    });
    await expect(stripeAccounts(settings()).readAccount('acct_1')).rejects.toThrow(ProviderUnavailableError);
    server = await stripeServer();
  });
});

describe('a discount at Stripe', () => {
  const discount = {
    idempotencyKey: '01990000-0000-7000-8000-0000000000ab',
    code: 'ANA-25',
    amountMinor: 2500,
    currency: 'EUR',
    name: 'Thank you from Northwind',
    expiresAt: new Date('2027-01-01T00:00:00Z'),
  };

  it('is one coupon with one code that works once, also when asked for again after the key is forgotten', async () => {
    const made = await createPromotionCode(settings(), discount);
    expect(await createPromotionCode(settings(), discount)).toEqual(made);
    server.forgetKeys();
    expect(await createPromotionCode(settings(), discount)).toEqual(made);
    expect([...server.coupons.values()]).toMatchObject([
      { amount_off: 2500, currency: 'eur', max_redemptions: 1, duration: 'once' },
    ]);
    expect(server.promotionCodes).toMatchObject([
      { code: 'ANA-25', max_redemptions: 1, coupon: discount.idempotencyKey },
    ]);
  });

  it('refuses an amount that Stripe cannot express', async () => {
    await expect(createPromotionCode(settings(), { ...discount, amountMinor: 1234, currency: 'KWD' })).rejects.toThrow(
      RangeError,
    );
  });
});
