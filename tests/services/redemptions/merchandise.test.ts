import { describe, expect, it } from 'vitest';
import { trialBalance } from '@/lib/services/ledger/reads';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { cancelRedemption } from '@/lib/services/redemptions/cancel-redemption';
import { fulfillRedemption } from '@/lib/services/redemptions/fulfill-redemption';
import { handOverReward } from '@/lib/services/redemptions/hand-over-reward';
import { getItem, listItems, listOfferedItems } from '@/lib/services/redemptions/merchandise';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { changeItem, createItem } from '@/lib/services/redemptions/save-item';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { getReward } from '@/lib/services/rewards/reads';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { availableMinor, aWallet, daysAfter } from '@/tests/factories/wallet';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

describe('the catalogue', () => {
  it('is kept by managers and finance, and read by referrers as far as they can choose', async () => {
    const ctx = await anOrganization();
    const mug = await createItem(as(ctx, 'manager'), { name: 'Mug', valueMinor: 900, stock: 1 });
    expect(mug).toMatchObject({ currency: 'USD', description: null, isActive: true });
    const bag = await createItem(as(ctx, 'finance'), { name: 'Bag', description: 'Linen', valueMinor: 2500 });
    await expect(createItem(as(ctx, 'viewer'), { name: 'Pen', valueMinor: 1 })).rejects.toMatchObject({ status: 403 });
    await expect(createItem(ctx, { name: 'mug', valueMinor: 1 })).rejects.toMatchObject({
      status: 409,
      errors: [{ path: 'name' }],
    });
    for (const [field, value] of [
      ['valueMinor', 0],
      ['stock', -1],
      ['stock', 1.5],
      ['name', ' '],
    ] as const) {
      await expect(createItem(ctx, { name: 'Pen', valueMinor: 1, [field]: value })).rejects.toMatchObject({
        errors: [{ path: field }],
      });
    }
    const referrer = as(ctx, 'referrer');
    expect((await listOfferedItems(referrer)).map(({ name }) => name)).toEqual(['Bag', 'Mug']);
    await changeItem(ctx, mug.id, { stock: 0 });
    await changeItem(ctx, bag.id, { isActive: false });
    expect(await listOfferedItems(referrer)).toEqual([]);
    expect((await listItems(as(ctx, 'viewer'))).map(({ stock, isActive }) => [stock, isActive])).toEqual([
      [null, false],
      [0, true],
    ]);
    await expect(changeItem(await anOrganization(), mug.id, { stock: 9 })).rejects.toMatchObject({ status: 404 });
  });
});

describe('merchandise', () => {
  it('is chosen by at most as many as there are', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 9000);
    const other = await aWallet(database.owner, ctx, 9000);
    const item = await createItem(ctx, { name: 'Mug', valueMinor: 900, stock: 3 });
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        redeemCredit(ctx, n % 2 ? referrerId : other.referrerId, {
          ...{ kind: 'merchandise', amountMinor: 900, itemId: item.id },
        }),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const result of tries) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ status: 409, code: 'out-of-stock' });
    }
    expect((await getItem(ctx, item.id)).stock).toBe(0);
    const left = (await availableMinor(ctx, referrerId)) + (await availableMinor(ctx, other.referrerId));
    expect(left).toBe(18_000 - 2700);
    expect((await verifyLedger(ctx)).ok).toBe(true);
  });

  it('is handed over, or given back with its stock', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 5000);
    const item = await createItem(ctx, { name: 'Mug', valueMinor: 900, stock: 5 });
    const choose = () => redeemCredit(ctx, referrerId, { kind: 'merchandise', amountMinor: 900, item: 'MUG' });
    const [sent, back] = [await choose(), await choose()];
    expect(sent).toMatchObject({ status: 'requested', item: 'Mug', itemId: item.id });
    const finance = as(ctx, 'finance');
    expect(await fulfillRedemption(finance, sent.id, { note: 'Parcel 7' })).toMatchObject({
      status: 'fulfilled',
      reason: 'Parcel 7',
      returnedMinor: 0,
    });
    await expect(fulfillRedemption(finance, sent.id, {})).rejects.toMatchObject({ code: 'already-settled' });
    await expect(cancelRedemption(finance, sent.id, {})).rejects.toMatchObject({ code: 'already-settled' });
    await expect(fulfillRedemption(as(ctx, 'viewer'), back.id, {})).rejects.toMatchObject({ status: 403 });
    expect(await cancelRedemption(as(ctx, 'manager'), back.id, {})).toMatchObject({ returnedMinor: 900 });
    expect((await getItem(ctx, item.id)).stock).toBe(4);
    expect(await availableMinor(ctx, referrerId)).toBe(4100);
    const accounts = (await trialBalance(ctx)).currencies[0]?.accounts;
    expect(accounts).toContainEqual({ account: 'asset:bank', balanceMinor: -900 });
    expect(accounts).toContainEqual({ account: 'liability:reserved', balanceMinor: 0 });
    const code = await redeemCredit(ctx, referrerId, { kind: 'discount', amountMinor: 10 });
    await expect(fulfillRedemption(ctx, code.id, {})).rejects.toMatchObject({ code: 'invalid-transition' });
  });

  it('costs its value, in its currency, from the catalogue alone in the portal', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await aWallet(database.owner, ctx, 5000);
    const item = await createItem(ctx, { name: 'Mug', valueMinor: 900 });
    const euro = await createItem(ctx, { name: 'Tasse', valueMinor: 900, currency: 'EUR' });
    const choose = (input: object, who = ctx) =>
      redeemCredit(who, referrerId, { kind: 'merchandise', amountMinor: 900, ...input });
    await expect(choose({ itemId: item.id, amountMinor: 1 })).rejects.toMatchObject({
      errors: [{ path: 'amountMinor' }],
    });
    await expect(choose({ itemId: euro.id })).rejects.toMatchObject({ code: 'currency-mismatch' });
    await expect(choose({ item: 'A surprise' }, as(ctx, 'referrer', referrerId))).rejects.toMatchObject({
      errors: [{ path: 'itemId' }],
    });
    expect(await choose({ item: 'A surprise' })).toMatchObject({ item: 'A surprise', itemId: null });
    expect((await choose({ itemId: item.id }, as(ctx, 'referrer', referrerId))).status).toBe('requested');
  });
});

describe('merchandise that a programme promised', () => {
  it('is paid by being handed over, once it is approved', async () => {
    const ctx = await anOrganization();
    const { reward } = await aGrantedReward(database.owner, ctx, {
      rewards: onlyReferrer('merchandise', 3000),
      holdDays: 0,
    });
    const later = as(at(ctx, daysAfter(NOW, 1)), 'finance');
    await expect(handOverReward(later, reward.id, {})).rejects.toMatchObject({ code: 'invalid-transition' });
    await approveDueRewards(at(ctx, daysAfter(NOW, 1)));
    await expect(handOverReward(as(later, 'viewer'), reward.id, {})).rejects.toMatchObject({ status: 403 });
    expect(await handOverReward(later, reward.id, { note: 'At the desk' })).toMatchObject({
      status: 'paid',
      paymentReference: 'At the desk',
    });
    expect(await getReward(ctx, reward.id)).toMatchObject({ status: 'paid', processedAt: daysAfter(NOW, 1) });
    await expect(handOverReward(later, reward.id, {})).rejects.toMatchObject({ code: 'already-settled' });
    const accounts = (await trialBalance(ctx)).currencies[0]?.accounts;
    expect(accounts).toContainEqual({ account: 'liability:goods', balanceMinor: 0 });
    expect(accounts).toContainEqual({ account: 'asset:bank', balanceMinor: -3000 });
    expect((await verifyLedger(ctx)).differences).toEqual([]);
  });

  it('is no way to pay anything else', async () => {
    const ctx = await anOrganization();
    const { reward } = await aWallet(database.owner, ctx, 500);
    await expect(handOverReward(ctx, reward.id, {})).rejects.toMatchObject({ code: 'invalid-transition' });
  });
});
