import { expect, it } from 'vitest';
import { balanceSchema } from '@/lib/api/answers/balance';
import type { Ctx } from '@/lib/services/context';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { contactStatement } from '@/lib/services/ledger/contact-statement';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const afterHold = new Date(NOW.getTime() + 14 * 86_400_000);

/** What the wallet's last line says the school owes. */
async function owed(ctx: Ctx, contactId: string) {
  return (await contactStatement(ctx, { contactId })).currencies[0]?.closingMinor;
}

it.each(['credit', 'discount'] as const)(
  '%s waits with the credit, then can be used, as the statement says',
  async (kind) => {
    const ctx = await anOrganization();
    const { referrerId } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer(kind, 8000) });
    const none = { pendingMinor: 0, payableMinor: 0, paidMinor: 0 };
    const waits = await contactBalance(ctx, referrerId);
    expect(waits).toMatchObject({ cash: none, credit: { pendingMinor: 8000, availableMinor: 0 } });
    expect(await owed(ctx, referrerId)).toBe(8000);

    await approveDueRewards(at(ctx, afterHold));
    const given = await contactBalance(at(ctx, afterHold), referrerId);
    expect(given).toMatchObject({ cash: none, credit: { pendingMinor: 0, availableMinor: 8000 } });
    expect(await owed(ctx, referrerId)).toBe(8000);
  },
);

it('keeps cash and presents out of the credit that waits', async () => {
  const ctx = await anOrganization();
  for (const kind of ['cash', 'merchandise'] as const) {
    const { referrerId } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer(kind, 5000) });
    const { cash, credit } = await contactBalance(ctx, referrerId);
    expect([cash.pendingMinor, credit.pendingMinor]).toEqual([kind === 'cash' ? 5000 : 0, 0]);
  }
});

it('is answered by the API in the shape of its contract', async () => {
  const ctx = await anOrganization();
  const { referrerId } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('credit', 5000) });
  const { credit } = balanceSchema.parse(await contactBalance(ctx, referrerId));
  expect(credit).toEqual({ availableMinor: 0, expiringMinor: 0, nextExpiryAt: null });
});
