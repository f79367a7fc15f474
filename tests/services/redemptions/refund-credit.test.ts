import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { contactStatement } from '@/lib/services/ledger/contact-statement';
import { trialBalance } from '@/lib/services/ledger/reads';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { redeemDiscountCode } from '@/lib/services/redemptions/redeem-discount-code';
import { refundCredit } from '@/lib/services/redemptions/refund-credit';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { availableMinor, aWallet, daysAfter } from '@/tests/factories/wallet';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

async function accounts(ctx: Ctx): Promise<Record<string, number>> {
  expect((await verifyLedger(ctx)).differences).toEqual([]);
  const { currencies } = await trialBalance(ctx);
  return Object.fromEntries(currencies[0]?.accounts.map((row) => [row.account, row.balanceMinor]) ?? []);
}

async function aCourse({ expiryDays = 100, usedMinor = 4000 } = {}) {
  const ctx = await anOrganization();
  const { referrerId } = await aWallet(database.owner, ctx, 5000, { expiryDays });
  const used = await redeemCredit(ctx, referrerId, { kind: 'course-credit', amountMinor: usedMinor });
  return { ctx: as(ctx, 'manager'), system: ctx, referrerId, id: used.id };
}

const lots = (id: string) => database.owner<{ minor: number; ends: Date }[]>`
  select amount_minor::int as minor, expires_at as ends from credit_lots where source_id = ${id} order by created_at, id`;

describe('credit of a course that was refunded', () => {
  it('comes back whole, with the dates it had, as a transfer of the ledger', async () => {
    const { ctx, id, referrerId } = await aCourse();
    expect(await accounts(ctx)).toMatchObject({ 'income:redeemed': -4000 });
    const back = await refundCredit(ctx, id, { amountMinor: 4000, reason: 'Course fell out' });
    expect(back).toMatchObject({ status: 'used', usedMinor: 4000, refundedMinor: 4000, returnedMinor: 4000 });
    expect(await lots(id)).toEqual([{ minor: 4000, ends: daysAfter(NOW, 100) }]);
    expect(await availableMinor(ctx, referrerId)).toBe(5000);
    expect(await accounts(ctx)).toMatchObject({ 'income:redeemed': 0, 'liability:credit': -5000 });
    const [trail] = await database.owner`
      select data ->> 'reason' as reason from audit_events where action = 'redemption.refunded' and subject_id = ${id}`;
    expect(trail).toEqual({ reason: 'Course fell out' });
  });

  it('comes back in parts, never more than was used, and can be used for 30 days at least', async () => {
    const { ctx, id, referrerId } = await aCourse({ expiryDays: 40 });
    const later = at(ctx, daysAfter(NOW, 20));
    await refundCredit(ctx, id, { amountMinor: 1500 });
    await refundCredit(later, id, { amountMinor: 2000 });
    await expect(refundCredit(later, id, { amountMinor: 501 })).rejects.toMatchObject({
      ...{ code: 'insufficient-balance', errors: [{ path: 'amountMinor' }] },
    });
    expect(await refundCredit(later, id, { amountMinor: 500 })).toMatchObject({ refundedMinor: 4000 });
    expect(await lots(id)).toEqual([
      { minor: 1500, ends: daysAfter(NOW, 40) },
      { minor: 2000, ends: daysAfter(NOW, 50) },
      { minor: 500, ends: daysAfter(NOW, 50) },
    ]);
    expect(await availableMinor(later, referrerId)).toBe(5000);
    await accounts(later);
  });

  it('is the same refund again under its externalId, and another one is told', async () => {
    const { ctx, id, referrerId } = await aCourse();
    const asked = { amountMinor: 1000, externalId: 'refund-1' };
    const answers = await Promise.all([1, 2, 3].map(() => refundCredit(ctx, id, asked)));
    expect(answers.every(({ refundedMinor }) => refundedMinor === 1000)).toBe(true);
    expect(await availableMinor(ctx, referrerId)).toBe(2000);
    const other = { code: 'conflict', errors: [{ path: 'externalId' }] };
    await expect(refundCredit(ctx, id, { ...asked, amountMinor: 999 })).rejects.toMatchObject(other);
    const second = await redeemCredit(ctx, referrerId, { kind: 'course-credit', amountMinor: 2000 });
    await expect(refundCredit(ctx, second.id, asked)).rejects.toMatchObject(other);
    const both = await Promise.allSettled(
      [id, second.id].map((one) => refundCredit(ctx, one, { amountMinor: 5, externalId: 'refund-2' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await accounts(ctx);
  });

  it('is also what an order took of a discount code, and nothing of what it left', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 5000);
    const made = await redeemCredit(ctx, referrerId, { kind: 'discount', amountMinor: 4000 });
    await expect(refundCredit(ctx, made.id, { amountMinor: 1 })).rejects.toMatchObject({ code: 'invalid-transition' });
    await redeemDiscountCode(ctx, made.code as string, { externalId: 'o-1', amountMinor: 2500 });
    await expect(refundCredit(ctx, made.id, { amountMinor: 2501 })).rejects.toMatchObject({ status: 422 });
    expect(await refundCredit(ctx, made.id, { amountMinor: 2500 })).toMatchObject({ returnedMinor: 4000 });
    expect(await availableMinor(ctx, referrerId)).toBe(5000);
    expect(await accounts(ctx)).toMatchObject({ 'income:redeemed': 0 });
  });

  it('stands in the statement as something that was not used after all', async () => {
    const { ctx, id, referrerId } = await aCourse();
    await refundCredit(ctx, id, { amountMinor: 4000 });
    const statement = await contactStatement(ctx, { contactId: referrerId });
    expect(statement.currencies[0]).toMatchObject({
      closingMinor: 5000,
      values: [{ value: 'credit', earnedMinor: 5000, paidMinor: 0, takenBackMinor: 0 }],
    });
  });

  it('is for those who act for wallets, and names what is wrong', async () => {
    const { ctx, id, system, referrerId } = await aCourse();
    await expect(refundCredit(as(ctx, 'viewer'), id, { amountMinor: 1 })).rejects.toMatchObject({ status: 403 });
    await expect(refundCredit(as(ctx, 'referrer', referrerId), id, { amountMinor: 1 })).rejects.toMatchObject({
      status: 403,
    });
    for (const amountMinor of [0, -1, 1.5, 1e21, '100', null])
      await expect(refundCredit(ctx, id, { amountMinor })).rejects.toMatchObject({
        errors: expect.arrayContaining([expect.objectContaining({ path: 'amountMinor' })]),
      });
    await expect(refundCredit(ctx, 'no-id', { amountMinor: 1 })).rejects.toMatchObject({ status: 404 });
    await expect(refundCredit(await anOrganization(), id, { amountMinor: 1 })).rejects.toMatchObject({ status: 404 });
    expect(await refundCredit(as(system, 'finance'), id, { amountMinor: 1 })).toMatchObject({ refundedMinor: 1 });
  });

  it('sums to the cent however it is split', async () => {
    const { ctx, id, referrerId } = await aCourse({ usedMinor: 5000 });
    const parts = fc.sample(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 8, maxLength: 12 }), 1)[0] ?? [];
    for (const amountMinor of parts) await refundCredit(ctx, id, { amountMinor });
    expect(await availableMinor(ctx, referrerId)).toBe(parts.reduce((sum, part) => sum + part, 0));
    await accounts(ctx);
  });
});
