import { expect, it } from 'vitest';
import { runPayouts } from '@/lib/services/payouts/build';
import { getPayout } from '@/lib/services/payouts/reads';
import { reconcilePayouts } from '@/lib/services/payouts/reconcile';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

process.env.SANDBOX_SETTLEMENT_MS = '1';
const database = useDatabase();
const later = (minutes: number) => new Date(NOW.getTime() + 14 * 86_400_000 + minutes * 60_000);

it('a payout that cannot be taken up keeps no other from its turn, and is named', async () => {
  const ctx = at(await anOrganization(), later(0));
  for (const email of ['ana+lost@example.org', 'ben@example.org']) {
    await aGrantedReward(database.owner, at(ctx, NOW), { rewards: onlyReferrer('cash', 5000), email });
  }
  const [first, second] = (await runPayouts(ctx)).payouts;
  const reconcile = () => reconcilePayouts(at(ctx, later(16)));
  await expect(reconcile()).rejects.toThrow(`1 of 2 payouts could not be taken up: ${first?.id}`);
  expect((await getPayout(ctx, second?.id ?? '')).reference).toMatch(/^SANDBOX-/);
  // The request was lost once only.
  await expect.poll(async () => (await reconcile()).checked).toBe(0);
  for (const payout of [first, second]) expect((await getPayout(ctx, payout?.id ?? '')).status).toBe('paid');
});

it('a hundred payouts that fail for ever do not starve one that came after them', async () => {
  const ctx = at(await anOrganization(), later(0));
  for (const email of ['eve@example.org', 'dan@example.org']) {
    await aGrantedReward(database.owner, at(ctx, NOW), { rewards: onlyReferrer('cash', 5000), email });
  }
  const [stuck, last] = (await runPayouts(ctx)).payouts.map(({ id }) => id).sort() as [string, string];
  // Through a provider that nobody is connected to any more: whoever asks gets an error.
  await database.owner`update payouts set provider = 'stripe' where id = ${stuck}`;
  await database.owner`
    insert into payouts (id, organization_id, recipient_id, provider, amount_minor, currency, requested_by, created_at)
    select overlay(id::text placing lpad(to_hex(n), 4, '0') from 10 for 4)::uuid, organization_id, recipient_id, 'stripe', 100,
      currency, requested_by, created_at
    from payouts, generate_series(1, 99) n where id = ${stuck}`;
  const run = (minutes: number) => reconcilePayouts(at(ctx, later(minutes)));
  await expect(run(16)).rejects.toThrow('payouts could not be taken up');
  await expect(run(31)).rejects.toThrow('payouts could not be taken up');
  const statusAfter = async () => {
    await run(46).catch(() => null);
    return (await getPayout(ctx, last)).status;
  };
  await expect.poll(statusAfter, { timeout: 15_000 }).toBe('paid');
});
