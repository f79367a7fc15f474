import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { trialBalance } from '@/lib/services/ledger/reads';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { cancelRedemption } from '@/lib/services/redemptions/cancel-redemption';
import { expireCodes } from '@/lib/services/redemptions/expire-codes';
import { expireLots } from '@/lib/services/redemptions/expire-lots';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { redeemDiscountCode } from '@/lib/services/redemptions/redeem-discount-code';
import { transferCredit } from '@/lib/services/redemptions/transfer-credit';
import { expireRewards } from '@/lib/services/rewards/expire';
import { anOrganization, at, NOW } from '@/tests/factories/organization';
import { availableMinor, aWallet, daysAfter } from '@/tests/factories/wallet';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const days = (count: number, ms = 0) => daysAfter(NOW, count, ms);

function dropOut(ctx: Ctx, conversionId: string): Promise<unknown> {
  return recordRefund(ctx, conversionId, {
    ...{ externalId: `r-${conversionId}`, amountMinor: 80_000, reason: 'drop-out' },
    occurredAt: ctx.now.toISOString(),
  });
}

async function expectSound(ctx: Ctx): Promise<Record<string, number>> {
  expect((await verifyLedger(ctx)).differences).toEqual([]);
  const { currencies } = await trialBalance(ctx);
  for (const { sumMinor } of currencies) expect(sumMinor).toBe(0);
  return Object.fromEntries(currencies[0]?.accounts.map((row) => [row.account, row.balanceMinor]) ?? []);
}

describe('credit that is taken back after it was used', () => {
  it('is owed, and set against what is earned later', async () => {
    const ctx = await anOrganization();
    const first = await aWallet(database.owner, ctx, 5000, { expiryDays: 30 });
    const { referrerId } = first;
    await redeemCredit(ctx, referrerId, { kind: 'course-credit', amountMinor: 3000 });
    await dropOut(at(ctx, days(1)), first.conversionId);
    expect((await contactBalance(ctx, referrerId)).credit).toEqual({
      pendingMinor: 0,
      availableMinor: -3000,
      expiringMinor: 0,
      nextExpiryAt: null,
    });
    await expect(
      redeemCredit(at(ctx, days(2)), referrerId, { kind: 'discount', amountMinor: 1 }),
    ).rejects.toMatchObject({ code: 'insufficient-balance' });
    await aWallet(database.owner, at(ctx, days(3)), 5000, { fixture: first, expiryDays: 30 });
    expect((await contactBalance(ctx, referrerId)).credit).toEqual({
      pendingMinor: 0,
      availableMinor: 2000,
      expiringMinor: 2000,
      nextExpiryAt: days(33),
    });
    const later = at(ctx, days(4));
    await expect(redeemCredit(later, referrerId, { kind: 'discount', amountMinor: 2001 })).rejects.toMatchObject({
      code: 'insufficient-balance',
    });
    await redeemCredit(later, referrerId, { kind: 'course-credit', amountMinor: 2000 });
    expect(await expireRewards(at(ctx, days(40)))).toEqual({ cancelled: 0, creditExpired: 1 });
    expect(await expectSound(ctx)).toMatchObject({ 'liability:credit': 0, 'income:redeemed': -5000 });
  });

  it('is also taken out of what comes back of an open code', async () => {
    const ctx = await anOrganization();
    const first = await aWallet(database.owner, ctx, 5000, { expiryDays: 30 });
    const { id } = await redeemCredit(ctx, first.referrerId, { kind: 'discount', amountMinor: 4000 });
    await dropOut(at(ctx, days(1)), first.conversionId);
    expect(await availableMinor(ctx, first.referrerId)).toBe(-4000);
    await cancelRedemption(ctx, id, {});
    expect(await availableMinor(ctx, first.referrerId)).toBe(0);
    await expectSound(ctx);
  });
});

type Step = { what: 'earn' | 'code' | 'use' | 'cancel' | 'course' | 'give' | 'refund' | 'expire'; minor: number };

describe('a wallet', () => {
  // Whatever happens in whatever order: the books are sound, only a clawback makes a debt, and what is left ends once.
  it('keeps every cent, in any order of things', async () => {
    const step = fc.record({
      what: fc.constantFrom<Step['what']>('earn', 'code', 'use', 'cancel', 'course', 'give', 'refund', 'expire'),
      minor: fc.integer({ min: 1, max: 4000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const ctx = await anOrganization();
        const world = await start(ctx);
        for (const [index, one] of steps.entries()) await play(at(ctx, days(index * 4 + 1)), world, one);
        const end = at(ctx, days(500));
        await expireCodes(end);
        await expireRewards(end);
        await expireLots(end);
        const books = await expectSound(ctx);
        const debts = await Promise.all(world.people.map((id) => availableMinor(end, id)));
        for (const debt of debts) expect(debt).toBeLessThanOrEqual(0);
        if (!steps.some(({ what }) => what === 'refund')) expect(debts).toEqual([0, 0]);
        expect(books['liability:reserved'] ?? 0).toBe(0);
        const spent =
          (books['expense:rewards'] ?? 0) + (books['income:redeemed'] ?? 0) + (books['income:breakage'] ?? 0);
        expect(spent).toBe(debts.reduce((sum, debt) => sum + debt, 0));
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

async function start(ctx: Ctx) {
  const one = await aWallet(database.owner, ctx, 3000, { expiryDays: 25 });
  const two = await aWallet(database.owner, ctx, 2000, { expiryDays: 60 });
  const codes: { id: string; code: string }[] = [];
  return {
    wallets: [one, two],
    people: [one.referrerId, two.referrerId],
    codes,
    earned: [one, two],
  };
}

async function play(ctx: Ctx, world: Awaited<ReturnType<typeof start>>, { what, minor }: Step): Promise<void> {
  const me = world.people[minor % 2] as string;
  const other = world.people[(minor + 1) % 2] as string;
  const code = world.codes[minor % Math.max(1, world.codes.length)];
  // Refusals are part of life here; that they leave nothing behind is what the end shows.
  const tried = async (work: () => Promise<unknown>) => {
    await work().catch((error: { status?: number }) => expect([409, 422]).toContain(error.status));
  };
  switch (what) {
    case 'earn':
      world.earned.push(await aWallet(database.owner, ctx, minor, { fixture: world.wallets[minor % 2] }));
      return;
    case 'code':
      return tried(async () => {
        const made = await redeemCredit(ctx, me, { kind: 'discount', amountMinor: minor, expiresInDays: 9 });
        world.codes.push({ id: made.id, code: made.code as string });
      });
    case 'use':
      if (!code) return;
      return tried(() => redeemDiscountCode(ctx, code.code, { externalId: `o-${minor}`, amountMinor: minor }));
    case 'cancel':
      if (!code) return;
      return tried(() => cancelRedemption(ctx, code.id, {}));
    case 'course':
      return tried(() => redeemCredit(ctx, me, { kind: 'course-credit', amountMinor: minor }));
    case 'give':
      return tried(() => transferCredit(ctx, me, { toContactId: other, amountMinor: minor }));
    case 'refund': {
      const earned = world.earned.pop();
      if (earned) await tried(() => dropOut(ctx, earned.conversionId));
      return;
    }
    case 'expire':
      await expireCodes(ctx);
      await expireRewards(ctx);
      await expireLots(ctx);
  }
}
