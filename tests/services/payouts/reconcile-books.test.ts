import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPayouts } from '@/lib/services/payouts/build';
import { executePayout } from '@/lib/services/payouts/execute';
import { reconcileBooks } from '@/lib/services/payouts/reconcile-books';
import { readReconciliation } from '@/lib/services/payouts/reconciliation-reads';
import { aBendableBank, type BendableBank } from '@/tests/factories/bendable-bank';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const DAY = 86_400_000;
const days = (count: number) => new Date(NOW.getTime() + count * DAY);
let bank: BendableBank;

beforeAll(async () => {
  bank = await aBendableBank();
  process.env.SANDBOX_BANK_URL = bank.url;
});
afterAll(() => bank.close());

/** A school with a payout of 50.00 that is under way since the fourteenth day. */
async function aSchool() {
  const ctx = await anOrganization();
  await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 5000) });
  const then = at(ctx, days(14));
  const payoutId = (await runPayouts(then)).payouts[0]?.id ?? '';
  await executePayout(then, { payoutId });
  return { ctx: as(then, 'finance'), payoutId };
}

const sinceOf = async (runId: string): Promise<Date | undefined> =>
  (await database.owner`select since from reconciliation_runs where id = ${runId}`)[0]?.since;

describe('a run', () => {
  it('looks back ninety days, and further for a payout that is under way longer', async () => {
    const { ctx, payoutId } = await aSchool();
    const young = at(ctx, days(15));
    expect(await sinceOf((await reconcileBooks(young)).runId)).toEqual(days(15 - 90));
    const old = days(-200);
    await database.owner`update payouts set created_at = ${old} where id = ${payoutId}`;
    expect(await sinceOf((await reconcileBooks(young)).runId)).toEqual(old);
  });

  it('is finance’s', async () => {
    const { ctx } = await aSchool();
    await expect(reconcileBooks(as(ctx, 'viewer'))).rejects.toMatchObject({ status: 403 });
    expect((await readReconciliation(ctx)).lastRun).toBeNull();
  });
});
