import { expect, it } from 'vitest';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { giveCredit } from '@/lib/services/redemptions/give-credit';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { anOrganization, as } from '@/tests/factories/organization';
import { aWallet } from '@/tests/factories/wallet';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

it('finds redemptions, gifts and wallets that are not what the ledger says', async () => {
  const ctx = await anOrganization();
  const { referrerId } = await aWallet(database.owner, ctx, 5000, { expiryDays: 30 });
  const { id } = await redeemCredit(ctx, referrerId, { kind: 'discount', amountMinor: 1000 });
  const { giftId } = await giveCredit(as(ctx, 'referrer', referrerId), { email: 'x@example.org', amountMinor: 500 });
  expect((await verifyLedger(ctx)).ok).toBe(true);
  await database.owner`update redemptions set status = 'cancelled' where id = ${id}`;
  await database.owner`update credit_gifts set amount_minor = 400 where id = ${giftId}`;
  await database.owner`update credit_uses set amount_minor = 1001 where subject_id = ${id}`;
  expect((await verifyLedger(ctx)).differences).toEqual([
    { check: 'credit of the redemption', subject: id, expectedMinor: 0, foundMinor: 1000 },
    { check: 'reserved of the redemption', subject: id, expectedMinor: 0, foundMinor: -1000 },
    { check: 'reserved of the gift', subject: giftId, expectedMinor: -400, foundMinor: -500 },
    {
      check: 'balance of the wallet is in its credit',
      subject: `${referrerId} USD`,
      expectedMinor: 3500,
      foundMinor: 3499,
    },
  ]);
});
