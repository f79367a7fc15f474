import { describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { contactStatement } from '@/lib/services/ledger/contact-statement';
import { trialBalance } from '@/lib/services/ledger/reads';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { mergeContacts } from '@/lib/services/people/merge-contacts';
import { upsertContact } from '@/lib/services/people/upsert-contact';
import { expireLots } from '@/lib/services/redemptions/expire-lots';
import { listOwnGifts, listTransfers } from '@/lib/services/redemptions/gifts';
import { giveCredit } from '@/lib/services/redemptions/give-credit';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { returnGifts } from '@/lib/services/redemptions/return-gifts';
import { takeGift } from '@/lib/services/redemptions/take-gift';
import { transferCredit } from '@/lib/services/redemptions/transfer-credit';
import { withdrawGift } from '@/lib/services/redemptions/withdraw-gift';
import { expireRewards } from '@/lib/services/rewards/expire';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { availableMinor, aWallet, daysAfter } from '@/tests/factories/wallet';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const days = (count: number, ms = 0) => daysAfter(NOW, count, ms);

async function aPerson(ctx: Ctx, email: string): Promise<string> {
  const standing = [{ kind: 'student', status: 'active' }];
  return (await upsertContact(ctx, { email, firstName: 'Eva', standing })).contact.id;
}

async function expectSound(ctx: Ctx): Promise<void> {
  expect((await verifyLedger(ctx)).differences).toEqual([]);
  for (const { sumMinor } of (await trialBalance(ctx)).currencies) expect(sumMinor).toBe(0);
}

describe('a transfer', () => {
  it('takes what ends first, and the dates travel with it', async () => {
    const ctx = await anOrganization();
    const early = await aWallet(database.owner, ctx, 3000, { expiryDays: 20 });
    await aWallet(database.owner, at(ctx, days(5)), 3000, { fixture: early });
    const [from, to] = [early.referrerId, await aPerson(ctx, 'eva@example.org')];
    const when = at(ctx, days(6));
    const made = await transferCredit(when, from, { toContactId: to, amountMinor: 4000 });
    expect(made).toMatchObject({ fromContactId: from, toContactId: to, amountMinor: 4000, currency: 'USD' });
    expect((await contactBalance(when, to)).credit).toEqual({
      pendingMinor: 0,
      availableMinor: 4000,
      expiringMinor: 3000,
      nextExpiryAt: days(20),
    });
    expect((await contactBalance(when, from)).credit).toEqual({
      pendingMinor: 0,
      availableMinor: 2000,
      expiringMinor: 2000,
      nextExpiryAt: days(25),
    });
    // What was given away does not end twice.
    const over = at(ctx, days(20, 1));
    expect(await expireRewards(over)).toEqual({ cancelled: 0, creditExpired: 1 });
    expect(await expireLots(over)).toEqual({ expired: 1 });
    expect(await availableMinor(over, from)).toBe(2000);
    expect(await availableMinor(over, to)).toBe(1000);
    const breakage = (await trialBalance(ctx)).currencies[0]?.accounts.find((row) => row.account === 'income:breakage');
    expect(breakage?.balanceMinor).toBe(-3000);
    await expectSound(ctx);
    for (const id of [from, to]) {
      const lines = (await contactStatement(ctx, { contactId: id })).currencies[0]?.lines;
      expect(lines?.map(({ kind }) => kind)).toContain('credit-transferred');
    }
    expect((await listTransfers(as(ctx, 'finance'), { contactId: to })).data).toHaveLength(1);
  });

  it('is refused to oneself, to nobody, to who was merged away, and beyond the balance', async () => {
    const ctx = await anOrganization();
    const { referrerId: from } = await aWallet(database.owner, ctx, 1000);
    const [to, gone] = [await aPerson(ctx, 'eva@example.org'), await aPerson(ctx, 'old@example.org')];
    await mergeContacts(ctx, gone, { intoId: to });
    const give = (toContactId: string, amountMinor = 100, who = ctx) =>
      transferCredit(who, from, { toContactId, amountMinor });
    await expect(give(from)).rejects.toMatchObject({ errors: [{ path: 'toContactId' }] });
    await expect(give(crypto.randomUUID())).rejects.toMatchObject({ status: 404 });
    await expect(give(gone)).rejects.toMatchObject({ code: 'contact-merged' });
    await expect(transferCredit(ctx, gone, { toContactId: to, amountMinor: 1 })).rejects.toMatchObject({ status: 409 });
    await expect(give(to, 1001)).rejects.toMatchObject({ code: 'insufficient-balance' });
    await expect(give(to, 0)).rejects.toMatchObject({ errors: [{ path: 'amountMinor' }] });
    await expect(give(to, 100, as(ctx, 'viewer'))).rejects.toMatchObject({ status: 403 });
    await expect(give(to, 100, as(ctx, 'referrer', from))).rejects.toMatchObject({ status: 403 });
    const other = await anOrganization();
    await expect(give(await aPerson(other, 'x@example.org'))).rejects.toMatchObject({ status: 404 });
    expect(await availableMinor(ctx, from)).toBe(1000);
  });

  it('neither loses nor makes credit when two give to each other twenty times at once', async () => {
    const ctx = await anOrganization();
    const one = (await aWallet(database.owner, ctx, 1000, { expiryDays: 40 })).referrerId;
    const two = (await aWallet(database.owner, ctx, 1000, { expiryDays: 50 })).referrerId;
    await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => {
        const [from, to] = n % 2 ? [one, two] : [two, one];
        return transferCredit(ctx, from, { toContactId: to, amountMinor: 700 });
      }),
    );
    expect((await availableMinor(ctx, one)) + (await availableMinor(ctx, two))).toBe(2000);
    for (const id of [one, two]) expect(await availableMinor(ctx, id)).toBeGreaterThanOrEqual(0);
    await expectSound(ctx);
  });
});

describe('a gift to an e-mail address', () => {
  it('answers the same whoever has it, and is his when he takes it', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 5000, { expiryDays: 100 });
    const me = as(ctx, 'referrer', referrerId);
    const eva = await aPerson(ctx, 'eva@example.org');
    const known = await giveCredit(me, { email: 'Eva@Example.org', amountMinor: 1000 });
    const unknown = await giveCredit(me, { email: 'nobody@example.org', amountMinor: 1000 });
    expect(unknown).toEqual({ ...known, giftId: unknown.giftId });
    expect(known.expiresAt).toEqual(days(14));
    const { given } = await listOwnGifts(me);
    const told = given.map(({ id: _, email: __, createdAt: ___, ...row }) => row);
    expect(told[0]).toEqual(told[1]);
    const kinds = (await contactStatement(me, { contactId: referrerId })).currencies[0]?.lines.filter(({ kind }) =>
      kind.startsWith('credit'),
    );
    expect(kinds?.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['credit-reserved', 0],
      ['credit-reserved', 0],
    ]);
    expect(await availableMinor(ctx, referrerId)).toBe(3000);

    const hers = as(ctx, 'referrer', eva);
    expect((await listOwnGifts(hers)).waiting).toMatchObject([{ id: known.giftId, fromFirstName: 'Ana' }]);
    await expect(takeGift(hers, unknown.giftId)).rejects.toMatchObject({ status: 404 });
    await expect(takeGift(me, known.giftId)).rejects.toMatchObject({ status: 404 });
    const taken = await Promise.allSettled([1, 2, 3].map(() => takeGift(hers, known.giftId)));
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await contactBalance(ctx, eva)).credit).toMatchObject({ availableMinor: 1000, nextExpiryAt: days(100) });
    expect((await listOwnGifts(hers)).transfers).toMatchObject([{ received: true, otherFirstName: 'Ana' }]);
    expect((await listOwnGifts(me)).transfers).toMatchObject([{ received: false, otherFirstName: 'Eva' }]);

    // He joins in time and gets what waited for him; what nobody takes comes back.
    const late = await aPerson(ctx, 'nobody@example.org');
    expect((await listOwnGifts(as(ctx, 'referrer', late))).waiting).toHaveLength(1);
    expect(await returnGifts(at(ctx, days(14)))).toEqual({ returned: 0 });
    expect(await returnGifts(at(ctx, days(14, 1)))).toEqual({ returned: 1 });
    await expect(takeGift(as(ctx, 'referrer', late), unknown.giftId)).rejects.toMatchObject({
      code: 'already-settled',
    });
    expect((await contactBalance(ctx, referrerId)).credit).toMatchObject({
      availableMinor: 4000,
      nextExpiryAt: days(100),
    });
    await expectSound(ctx);
  });

  it('is called back by its giver while nobody has taken it, once', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 5000, { expiryDays: 100 });
    const me = as(ctx, 'referrer', referrerId);
    const eva = as(ctx, 'referrer', await aPerson(ctx, 'eva2@example.org'));
    const { giftId } = await giveCredit(me, { email: 'eva2@example.org', amountMinor: 1000 });
    await expect(withdrawGift(eva, giftId)).rejects.toMatchObject({ status: 404 });
    await expect(withdrawGift(as(ctx, 'owner'), giftId)).rejects.toMatchObject({ status: 403 });
    await expect(withdrawGift(me, 'no-id')).rejects.toMatchObject({ status: 404 });
    const ends = await Promise.allSettled([withdrawGift(me, giftId), takeGift(eva, giftId), withdrawGift(me, giftId)]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const again = await giveCredit(me, { email: 'eva2@example.org', amountMinor: 500 });
    expect(await withdrawGift(me, again.giftId)).toEqual({ returnedMinor: 500 });
    await expect(withdrawGift(me, again.giftId)).rejects.toMatchObject({ code: 'already-settled' });
    await expect(takeGift(eva, again.giftId)).rejects.toMatchObject({ code: 'already-settled' });
    expect((await listOwnGifts(me)).given[0]).toMatchObject({ status: 'withdrawn' });
    expect((await listOwnGifts(eva)).waiting).toEqual([]);
    const sum = (await availableMinor(ctx, referrerId)) + (await availableMinor(ctx, eva.actor.id));
    expect(sum).toBe(5000);
    expect((await contactBalance(ctx, referrerId)).credit.nextExpiryAt).toEqual(days(100));
    await expectSound(ctx);
  });

  it('ends before its credit does, and there are ten a day at most', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 5000, { expiryDays: 5 });
    const me = as(ctx, 'referrer', referrerId);
    for (let n = 0; n < 10; n++) {
      expect((await giveCredit(me, { email: 'a@example.org', amountMinor: 1 })).expiresAt).toEqual(days(5));
    }
    await expect(giveCredit(me, { email: 'a@example.org', amountMinor: 1 })).rejects.toMatchObject({ status: 429 });
    await expect(giveCredit(at(me, days(2)), { email: 'nope', amountMinor: 1 })).rejects.toMatchObject({
      errors: [{ path: 'email' }],
    });
    await expect(giveCredit(as(ctx, 'owner'), { email: 'a@example.org', amountMinor: 1 })).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe('merging two people', () => {
  it('brings together their credit, codes and gifts', async () => {
    const ctx = await anOrganization();
    const one = (await aWallet(database.owner, ctx, 1000, { expiryDays: 40 })).referrerId;
    const two = (await aWallet(database.owner, ctx, 2000, { expiryDays: 50 })).referrerId;
    const { code } = await redeemCredit(ctx, one, { kind: 'discount', amountMinor: 400 });
    await transferCredit(ctx, two, { toContactId: one, amountMinor: 500 });
    await mergeContacts(ctx, one, { intoId: two });
    expect(code).not.toBeNull();
    expect((await contactBalance(ctx, two)).credit).toEqual({
      pendingMinor: 0,
      availableMinor: 2600,
      expiringMinor: 600,
      nextExpiryAt: days(40),
    });
    await redeemCredit(ctx, two, { kind: 'course-credit', amountMinor: 2600 });
    await expectSound(ctx);
  });
});
