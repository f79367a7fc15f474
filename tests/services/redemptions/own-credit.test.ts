import { expect, it } from 'vitest';
import { listOwnCredit } from '@/lib/services/redemptions/own-credit';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { transferCredit } from '@/lib/services/redemptions/transfer-credit';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { aContact } from '@/tests/factories/contact';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { availableMinor, aWallet, daysAfter } from '@/tests/factories/wallet';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const days = (count: number, ms = 0) => daysAfter(NOW, count, ms);

it('is what ends when, in the order in which it is used, and what ends at one instant is one', async () => {
  const ctx = await anOrganization();
  const first = await aWallet(database.owner, ctx, 3000, { expiryDays: 20 });
  const { referrerId } = first;
  await aWallet(database.owner, ctx, 3000, { fixture: first });
  await aWallet(database.owner, at(ctx, days(5)), 3000, { fixture: first });
  for (const amountMinor of [400, 600]) {
    const giver = await aWallet(database.owner, ctx, amountMinor);
    await transferCredit(ctx, giver.referrerId, { toContactId: referrerId, amountMinor });
  }
  const me = as(at(ctx, days(6)), 'referrer', referrerId);
  const [usd, ...others] = await listOwnCredit(me);
  expect(others).toEqual([]);
  expect(usd).toEqual({
    currency: 'USD',
    usableMinor: 10_000,
    ends: [
      { expiresAt: days(20), amountMinor: 6000 },
      { expiresAt: days(25), amountMinor: 3000 },
      { expiresAt: null, amountMinor: 1000 },
    ],
  });
  await redeemCredit(me, referrerId, { kind: 'discount', amountMinor: 7000 });
  expect(await listOwnCredit(me)).toEqual([
    {
      currency: 'USD',
      usableMinor: 3000,
      ends: [
        { expiresAt: days(25), amountMinor: 2000 },
        { expiresAt: null, amountMinor: 1000 },
      ],
    },
  ]);
  expect(await availableMinor(ctx, referrerId)).toBe(3000);
});

it('is without credit that is over and not swept yet, to the millisecond, and without what is all used', async () => {
  const ctx = await anOrganization();
  const { referrerId } = await aWallet(database.owner, ctx, 3000, { expiryDays: 10 });
  const mine = (now: Date) => listOwnCredit(as(at(ctx, now), 'referrer', referrerId));
  expect(await mine(days(10))).toMatchObject([{ usableMinor: 3000, ends: [{ expiresAt: days(10) }] }]);
  expect(await mine(days(10, 1))).toEqual([]);
  await redeemCredit(ctx, referrerId, { kind: 'course-credit', amountMinor: 3000 });
  expect(await mine(NOW)).toEqual([]);
});

it('keeps currencies apart', async () => {
  const ctx = await anOrganization();
  const { referrerId } = await aWallet(database.owner, ctx, 3000, { expiryDays: 10 });
  const euro = await aGrantedReward(database.owner, ctx, {
    ...{ rewards: onlyReferrer('credit', 900), holdDays: 0, currency: 'EUR' },
  });
  await approveDueRewards(at(ctx, days(0, 1)));
  await transferCredit(ctx, euro.referrerId, { toContactId: referrerId, amountMinor: 200, currency: 'EUR' });
  const mine = await listOwnCredit(as(ctx, 'referrer', referrerId));
  expect(mine.toSorted((a, b) => a.currency.localeCompare(b.currency))).toEqual([
    { currency: 'EUR', usableMinor: 200, ends: [{ expiresAt: null, amountMinor: 200 }] },
    { currency: 'USD', usableMinor: 3000, ends: [{ expiresAt: days(10), amountMinor: 3000 }] },
  ]);
});

it('is nothing for a person without a wallet, and for a referrer alone', async () => {
  const ctx = await anOrganization();
  await aWallet(database.owner, ctx, 3000);
  const { id } = await aContact(ctx);
  expect(await listOwnCredit(as(ctx, 'referrer', id))).toEqual([]);
  await expect(listOwnCredit(as(ctx, 'manager'))).rejects.toMatchObject({ status: 403 });
  const staff = { ...as(ctx, 'referrer', id), actor: { type: 'staff' as const, id, name: 'The staff' } };
  await expect(listOwnCredit(staff)).rejects.toMatchObject({ status: 403 });
});
