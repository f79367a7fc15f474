import { describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { createCourse } from '@/lib/services/courses/create-course';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { trialBalance } from '@/lib/services/ledger/reads';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { cancelRedemption } from '@/lib/services/redemptions/cancel-redemption';
import { expireCodes } from '@/lib/services/redemptions/expire-codes';
import { expireLots } from '@/lib/services/redemptions/expire-lots';
import { getDiscountCode, listOwnRedemptions, listRedemptions } from '@/lib/services/redemptions/reads';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { redeemDiscountCode } from '@/lib/services/redemptions/redeem-discount-code';
import { expireRewards } from '@/lib/services/rewards/expire';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { availableMinor, aWallet, daysAfter } from '@/tests/factories/wallet';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const days = (count: number, ms = 0) => daysAfter(NOW, count, ms);

/** Balances by account, of which the ledger says itself that they sum to zero. */
async function accounts(ctx: Ctx): Promise<Record<string, number>> {
  const { currencies } = await trialBalance(ctx);
  for (const { sumMinor } of currencies) expect(sumMinor).toBe(0);
  expect((await verifyLedger(ctx)).differences).toEqual([]);
  return Object.fromEntries(currencies[0]?.accounts.map((row) => [row.account, row.balanceMinor]) ?? []);
}

describe('a discount code', () => {
  it('sets credit aside, is used once, and gives back what the order did not take', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 5000, { expiryDays: 100 });
    const made = await redeemCredit(ctx, referrerId, { kind: 'discount', amountMinor: 4000 });
    expect(made).toMatchObject({ created: true, status: 'open', kind: 'discount', expiresAt: days(90) });
    expect(made.code).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    expect(await availableMinor(ctx, referrerId)).toBe(1000);
    expect(await accounts(ctx)).toMatchObject({ 'liability:credit': -1000, 'liability:reserved': -4000 });

    const typed = ` ${made.code?.toLowerCase().replaceAll('-', ' ')}`;
    expect(await getDiscountCode(ctx, typed)).toMatchObject({ id: made.id, status: 'open', amountMinor: 4000 });
    await expect(redeemDiscountCode(ctx, typed, { externalId: 'order-1', amountMinor: 4001 })).rejects.toMatchObject({
      code: 'insufficient-balance',
      message: expect.stringContaining('40'),
    });
    const order = { externalId: 'order-1', amountMinor: 2500 };
    const used = await redeemDiscountCode(ctx, typed, order);
    expect(used).toMatchObject({ status: 'used', usedMinor: 2500, returnedMinor: 1500, usedExternalId: 'order-1' });
    expect(await redeemDiscountCode(ctx, typed, order)).toEqual(used);
    await expect(redeemDiscountCode(ctx, typed, { externalId: 'order-2', amountMinor: 1 })).rejects.toMatchObject({
      code: 'already-settled',
    });
    expect((await contactBalance(ctx, referrerId)).credit).toEqual({
      pendingMinor: 0,
      availableMinor: 2500,
      expiringMinor: 2500,
      nextExpiryAt: days(100),
    });
    expect(await accounts(ctx)).toMatchObject({
      'liability:credit': -2500,
      'liability:reserved': 0,
      'income:redeemed': -2500,
    });
  });

  it('is used by one of twenty orders at once', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 5000);
    const { code } = await redeemCredit(ctx, referrerId, { kind: 'discount', amountMinor: 3000 });
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        redeemDiscountCode(ctx, code as string, { externalId: `order-${n}`, amountMinor: 1000 }),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await availableMinor(ctx, referrerId)).toBe(4000);
    expect((await accounts(ctx))['income:redeemed']).toBe(-1000);
  });

  it('comes back when it is cancelled or over, with the dates its credit had', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 5000, { expiryDays: 40 });
    const self = { ...as(ctx, 'referrer', referrerId) };
    const first = await redeemCredit(self, referrerId, { kind: 'discount', amountMinor: 2000 });
    const second = await redeemCredit(self, referrerId, { kind: 'discount', amountMinor: 1000, expiresInDays: 10 });
    expect(await cancelRedemption(self, first.id, {})).toMatchObject({ status: 'cancelled', returnedMinor: 2000 });
    await expect(cancelRedemption(self, first.id, {})).rejects.toMatchObject({ code: 'already-settled' });
    await expect(
      redeemDiscountCode(ctx, first.code as string, { externalId: 'o', amountMinor: 1 }),
    ).rejects.toMatchObject({ code: 'code-inactive' });
    expect(await expireCodes(at(ctx, days(10)))).toEqual({ expired: 0 });
    await expect(
      redeemDiscountCode(at(ctx, days(10, 1)), second.code as string, { externalId: 'o', amountMinor: 1 }),
    ).rejects.toMatchObject({ code: 'code-expired' });
    expect(await expireCodes(at(ctx, days(10, 1)))).toEqual({ expired: 1 });
    expect((await contactBalance(ctx, referrerId)).credit).toEqual({
      pendingMinor: 0,
      availableMinor: 5000,
      expiringMinor: 5000,
      nextExpiryAt: days(40),
    });
    expect((await listOwnRedemptions(self)).map(({ status }) => status)).toEqual(['expired', 'cancelled']);
  });

  it('does not make credit last longer for its owner, but the school gives two weeks', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 5000, { expiryDays: 10 });
    const own = await redeemCredit(ctx, referrerId, { kind: 'discount', amountMinor: 2000 });
    const schools = await redeemCredit(ctx, referrerId, { kind: 'discount', amountMinor: 1000 });
    const late = at(ctx, days(30));
    expect(await expireRewards(late)).toEqual({ cancelled: 0, creditExpired: 1 });
    expect((await accounts(ctx))['income:breakage']).toBe(-2000);
    await cancelRedemption(as(late, 'referrer', referrerId), own.id, {});
    await cancelRedemption(as(late, 'finance'), schools.id, { reason: 'The course was called off' });
    expect(await expireLots(late)).toEqual({ expired: 1 });
    expect((await contactBalance(late, referrerId)).credit).toEqual({
      pendingMinor: 0,
      availableMinor: 1000,
      expiringMinor: 1000,
      nextExpiryAt: days(44),
    });
    expect((await accounts(ctx))['income:breakage']).toBe(-4000);
  });
});

describe('credit', () => {
  it('pays for a course at once', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 5000);
    await createCourse(ctx, { externalId: 'a1', name: 'Spanish A1', priceMinor: 40_000, currency: 'USD' });
    const input = { kind: 'course-credit', amountMinor: 5000, courseExternalId: 'a1', externalId: 'enrolment-7' };
    const made = await redeemCredit(ctx, referrerId, input);
    expect(made).toMatchObject({ status: 'used', usedMinor: 5000, returnedMinor: 0, courseExternalId: 'a1' });
    expect(await redeemCredit(ctx, referrerId, input)).toMatchObject({ id: made.id, created: false });
    await expect(redeemCredit(ctx, referrerId, { ...input, amountMinor: 4000 })).rejects.toMatchObject({ status: 409 });
    expect(await accounts(ctx)).toMatchObject({ 'liability:credit': 0, 'income:redeemed': -5000 });
    expect((await listRedemptions(as(ctx, 'viewer'))).data).toHaveLength(1);
  });

  it('is never used beyond what there is, by twenty at once', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 5000, { expiryDays: 30 });
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        redeemCredit(ctx, referrerId, { kind: n % 2 ? 'discount' : 'course-credit', amountMinor: 700 }),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
    const refused = tries.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    for (const error of refused) {
      expect(error).toMatchObject({ code: 'insufficient-balance', errors: [{ path: 'amountMinor' }] });
    }
    expect(await availableMinor(ctx, referrerId)).toBe(100);
    await accounts(ctx);
  });

  it('has one redemption for an externalId, of twenty people at once', async () => {
    const ctx = await anOrganization();
    const one = (await aWallet(database.owner, ctx, 5000)).referrerId;
    const two = (await aWallet(database.owner, ctx, 5000)).referrerId;
    const input = { kind: 'course-credit', amountMinor: 100, externalId: 'enrolment-9' };
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => redeemCredit(ctx, n % 2 ? one : two, input)),
    );
    const made = tries.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made).toHaveLength(10);
    for (const result of tries) if (result.status === 'rejected') expect(result.reason).toMatchObject({ status: 409 });
    expect((await availableMinor(ctx, one)) + (await availableMinor(ctx, two))).toBe(9900);
  });

  it('names what is available, and the field that is wrong', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 1250, { expiryDays: 30 });
    const redeem = (input: unknown, when = ctx) => redeemCredit(when, referrerId, input);
    const rule = { status: 422, code: 'insufficient-balance' };
    await expect(redeem({ kind: 'course-credit', amountMinor: 1251 })).rejects.toMatchObject({
      ...rule,
      message: expect.stringContaining('12.50'),
    });
    // A wallet that was not swept yet does not make credit last longer.
    await expect(redeem({ kind: 'course-credit', amountMinor: 1 }, at(ctx, days(30, 1)))).rejects.toMatchObject(rule);
    await expect(redeem({ kind: 'course-credit', amountMinor: 1, currency: 'EUR' })).rejects.toMatchObject(rule);
    const wrong = [
      [{ kind: 'course-credit', amountMinor: 1, courseExternalId: 'none' }, 'courseExternalId'],
      [{ kind: 'course-credit', amountMinor: 0 }, 'amountMinor'],
      [{ kind: 'course-credit', amountMinor: 1.5 }, 'amountMinor'],
      [{ kind: 'discount', amountMinor: -5 }, 'amountMinor'],
      [{ kind: 'merchandise', amountMinor: 100 }, 'itemId'],
      [{ kind: 'cash', amountMinor: 100 }, 'kind'],
    ] as const;
    for (const [input, path] of wrong) {
      await expect(redeem(input)).rejects.toMatchObject({ code: 'invalid-input', errors: [{ path }] });
    }
    expect(await availableMinor(ctx, referrerId)).toBe(1250);
  });

  it('is used by its owner, by staff who may, and by nobody else', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 5000);
    const input = { kind: 'discount', amountMinor: 100 };
    for (const role of ['owner', 'manager', 'finance'] as const) {
      expect((await redeemCredit(as(ctx, role), referrerId, input)).created).toBe(true);
    }
    await expect(redeemCredit(as(ctx, 'viewer'), referrerId, input)).rejects.toMatchObject({ status: 403 });
    const stranger = as(ctx, 'referrer');
    await expect(redeemCredit(stranger, referrerId, input)).rejects.toMatchObject({ status: 404 });
    const self = as(ctx, 'referrer', referrerId);
    await expect(redeemCredit(self, referrerId, { kind: 'course-credit', amountMinor: 100 })).rejects.toMatchObject({
      status: 403,
    });
    const { id } = await redeemCredit(self, referrerId, input);
    await expect(cancelRedemption(stranger, id, {})).rejects.toMatchObject({ status: 404 });
    const elsewhere = await anOrganization();
    await expect(redeemCredit(elsewhere, referrerId, input)).rejects.toMatchObject({ status: 404 });
    await expect(cancelRedemption(elsewhere, id, {})).rejects.toMatchObject({ status: 404 });
  });
});
