import { expect, it } from 'vitest';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { runPayouts } from '@/lib/services/payouts/build';
import { executePayout } from '@/lib/services/payouts/execute';
import { settlePayout } from '@/lib/services/payouts/settle';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { expireRewards } from '@/lib/services/rewards/expire';
import { rejectReward } from '@/lib/services/rewards/reject';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

process.env.SANDBOX_SETTLEMENT_MS = '1';
const database = useDatabase();
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

it('agrees with rewards and payouts in every state they can be in', async () => {
  const ctx = await anOrganization();
  expect(await verifyLedger(ctx)).toEqual({ ok: true, transfers: 0, postings: 0, differences: [] });
  const cash = await aGrantedReward(database.owner, ctx, { email: 'ana@example.org' });
  await aGrantedReward(database.owner, ctx, { email: 'eva+fail@example.org' });
  const credit = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('credit', 3000, 5) });
  const rejected = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 20_000) });
  await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('merchandise', 4000) });
  await approveDueRewards(at(ctx, days(14)));
  await rejectReward(as(ctx, 'finance'), { rewardId: rejected.reward.id, reason: 'No' });
  const { payouts } = await runPayouts(at(ctx, days(14)));
  expect(payouts).toHaveLength(2);
  expect((await verifyLedger(ctx)).ok).toBe(true);
  for (const { id: payoutId } of payouts) {
    await executePayout(ctx, { payoutId });
    while ((await settlePayout(at(ctx, days(14)), { payoutId })).status === 'processing');
  }
  const late = at(ctx, days(15));
  const dropOut = { externalId: 'r-1', amountMinor: 0, reason: 'drop-out', occurredAt: days(15).toISOString() };
  await recordRefund(late, cash.conversionId, dropOut);
  await expireRewards(at(ctx, days(30)));
  const report = await verifyLedger(ctx);
  expect(report).toMatchObject({ ok: true, differences: [] });
  expect(report.postings).toBe(report.transfers * 2);

  await database.owner`update referral_rewards set reward_amount_minor = 2999 where id = ${credit.reward.id}`;
  await database.owner`update payouts set status = 'processing' where id = ${payouts[0]?.id ?? ''}`;
  const broken = await verifyLedger(ctx);
  expect(broken.ok).toBe(false);
  expect(broken.differences).toContainEqual({
    check: 'expense of the reward',
    subject: credit.reward.id,
    expectedMinor: 2999,
    foundMinor: 3000,
  });
  expect(broken.differences.some(({ check }) => check === 'clearing of the payout')).toBe(true);
});

it('finds a transfer that somebody bent behind the triggers', async () => {
  const ctx = await anOrganization();
  await aGrantedReward(database.owner, ctx);
  await database.owner.begin(async (sql) => {
    await sql`alter table ledger_postings disable trigger append_only`;
    await sql`update ledger_postings set amount_minor = amount_minor + 1
      where id = (select id from ledger_postings where organization_id = ${ctx.organizationId} limit 1)`;
    await sql`alter table ledger_postings enable trigger append_only`;
  });
  const { differences } = await verifyLedger(ctx);
  expect(differences.map(({ check }) => check)).toEqual(
    expect.arrayContaining(['transfer sums to zero', 'currency sums to zero']),
  );
  await expect(verifyLedger(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
});
