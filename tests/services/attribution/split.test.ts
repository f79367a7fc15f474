import { expect, it } from 'vitest';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { trialBalance } from '@/lib/services/ledger/reads';
import { upsertContact } from '@/lib/services/people/upsert-contact';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { anotherCode } from '@/tests/factories/another-code';
import { anOrganization, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';
import { expectBooks, standing } from './books';
import { aSharedFriend, twoReferrers } from './shared-friends';

const database = useDatabase();
const later = new Date(NOW.getTime() + 20 * 86_400_000);

it('splits a reward to the cent, and approves and takes back each part', async () => {
  const ctx = await anOrganization();
  const rewards = {
    referrer: { kind: 'cash', amountMinor: 10_000 },
    tiers: [],
    bonuses: [],
    promotions: [],
    courses: [],
  } as never;
  const [first, second] = await twoReferrers(database.owner, ctx, {
    attribution: { model: 'linear', split: true },
    rewards,
  });
  const third = await anotherCode(database.owner, ctx, first);
  const conversion = await aSharedFriend(ctx, [first, second, third]);
  const amounts = async () => (await standing(database.owner, conversion.id)).map(({ amount }) => amount).toSorted();
  expect(await amounts()).toEqual([3333, 3333, 3334]);
  expect(new Set((await standing(database.owner, conversion.id)).map(({ recipientId }) => recipientId)).size).toBe(3);
  await expectBooks(database.owner, ctx);
  const due = at(ctx, later);
  expect(await approveDueRewards(due)).toMatchObject({ approved: 3 });
  await expectBooks(database.owner, ctx);
  const refund = (externalId: string, more: object) => ({
    externalId,
    reason: 'refund',
    occurredAt: later.toISOString(),
    ...more,
  });
  await recordRefund(due, conversion.id, refund('r-1', { amountMinor: 30_000 }));
  expect(await amounts()).toEqual([3333, 3333, 3334]);
  await recordRefund(due, conversion.id, refund('r-2', { amountMinor: 0, reason: 'drop-out' }));
  expect(await amounts()).toEqual([]);
  const { currencies } = await trialBalance(ctx);
  expect(currencies[0]?.sumMinor).toBe(0);
  await expectBooks(database.owner, ctx);
});

it('flags a friend whom the school had as an open lead, and pays nobody silently', async () => {
  const ctx = await anOrganization();
  const codes = await twoReferrers(database.owner, ctx);

  const early = at(ctx, new Date(NOW.getTime() - 60 * 86_400_000));
  const email = 'known.lead@example.org';
  await upsertContact(early, { email, standing: [{ kind: 'lead', status: 'active' }] });

  const conversion = await recordConversion(ctx, {
    externalId: 'lead',
    referee: { email },
    milestone: 'enrolled',
    valueMinor: 80_000,
    currency: 'USD',
    occurredAt: NOW.toISOString(),
    code: codes[0].code,
  });
  expect(conversion.rewards.length).toBeGreaterThan(0);
  expect(conversion.rewards.every(({ requiresApproval }) => requiresApproval)).toBe(true);
  expect(await approveDueRewards(at(ctx, later))).toMatchObject({ approved: 0 });
});
