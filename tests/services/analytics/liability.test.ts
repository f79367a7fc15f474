import { describe, expect, it } from 'vitest';
import { LIABILITY_ACCOUNTS, LIABILITY_PARTS } from '@/lib/domain/analytics/liability-balances';
import { startOfDayIn } from '@/lib/domain/common/day-bounds';
import { shiftDay } from '@/lib/domain/common/days';
import { getLiability, type Liability } from '@/lib/services/analytics/liability';
import type { Ctx } from '@/lib/services/context';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { trialBalance } from '@/lib/services/ledger/reads';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { runPayouts } from '@/lib/services/payouts/build';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { expireRewards } from '@/lib/services/rewards/expire';
import { rejectReward } from '@/lib/services/rewards/reject';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const DAY = 86_400_000;
const days = (count: number) => new Date(NOW.getTime() + count * DAY);

/** What the ledger's accounts hold, all of it or what had happened before an instant. */
async function accounts(ctx: Ctx, before: Date | null = null): Promise<Liability> {
  const rows = await database.owner<{ kind: string; minor: number }[]>`
    select a.kind, -sum(p.amount_minor)::bigint as minor
    from ledger_postings p join ledger_accounts a on a.id = p.account_id join ledger_transfers t on t.id = p.transfer_id
    where p.organization_id = ${ctx.organizationId} and a.currency = 'USD'
      and (${before}::timestamptz is null or t.occurred_at < ${before}::timestamptz) group by 1`;
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.minor ?? 0;
  const parts = {
    accruedMinor: of('liability:accrued'),
    payableMinor: of('liability:payable'),
    underWayMinor: of('clearing:payout'),
    creditMinor: of('liability:credit'),
    reservedMinor: of('liability:reserved'),
    goodsMinor: of('liability:goods'),
  };
  return { ...parts, totalMinor: Object.values(parts).reduce((sum, minor) => sum + minor, 0) };
}

/** Rewards of every kind in every state: waiting, owed, being paid, in a wallet, used, set aside, expired, taken back. */
async function history() {
  const ctx = await anOrganization();
  const grant = async (kind: 'cash' | 'credit' | 'merchandise', minor: number, day: number, expiryDays?: number) => {
    const rewards = onlyReferrer(kind, minor, expiryDays);
    const granted = await aGrantedReward(database.owner, at(ctx, days(day)), { rewards });
    // At most five are active.
    await database.owner`update referral_programs set status = 'paused', active_slot = null where id = ${granted.programId}`;
    return granted;
  };
  const refunded = await grant('cash', 4000, -150);
  await grant('cash', 5000, -140);
  const wallet = await grant('credit', 9000, -130, 60);
  await grant('merchandise', 2500, -100);
  await approveDueRewards(at(ctx, days(-80)));
  await runPayouts(at(ctx, days(-79)));
  await redeemCredit(at(ctx, days(-78)), wallet.referrerId, { kind: 'discount', amountMinor: 2000 });
  await expireRewards(at(ctx, days(-10)));
  const refund = { externalId: 'r-1', amountMinor: 80_000, reason: 'refund', occurredAt: days(-60).toISOString() };
  await recordRefund(at(ctx, days(-60)), refunded.conversionId, refund);
  await grant('cash', 20_000, -20);
  const rejected = await grant('cash', 700, -8);
  await rejectReward(as(at(ctx, days(-5)), 'finance'), { rewardId: rejected.reward.id, reason: 'Not a friend' });
  await grant('credit', 3000, -1, 90);
  return { ctx, wallet };
}

describe('what is owed', () => {
  it('is the trial balance, today and at the end of any day', async () => {
    const { ctx } = await history();
    expect((await verifyLedger(ctx)).ok).toBe(true);
    const range = { from: '2026-03-01', to: '2026-09-15' };
    const view = await getLiability(as(ctx, 'viewer'), { ...range, granularity: 'day' });
    expect(view.now).toEqual(await accounts(ctx));
    const { currencies } = await trialBalance(ctx);
    const balance = (account: string) => currencies[0]?.accounts.find((row) => row.account === account)?.balanceMinor;
    for (const part of LIABILITY_PARTS) {
      expect(Number(view.now[`${part}Minor`]) + (balance(LIABILITY_ACCOUNTS[part]) ?? 0), part).toBe(0);
    }
    expect(view.now.totalMinor).toBeGreaterThan(0);
    const seen = new Set<string>();
    for (const { day, ...owed } of view.past) {
      expect(owed, day).toEqual(await accounts(ctx, startOfDayIn('America/New_York', shiftDay(day, 1))));
      seen.add(JSON.stringify(owed));
    }
    expect(view.past).toHaveLength(199);
    expect(seen.size).toBeGreaterThan(8);
  });

  it('is told by months of the last year when nothing else is asked', async () => {
    const { ctx } = await history();
    const view = await getLiability(ctx);
    expect(view).toMatchObject({ from: '2025-09-15', to: '2026-09-15', granularity: 'month', currency: 'USD' });
    expect(view.past).toHaveLength(13);
    expect(view.past.at(-1)).toEqual({ day: '2026-09-01', ...view.now });
  });

  it('of one programme is what waits, and what nobody can tell is null', async () => {
    const { ctx, wallet } = await history();
    const { reward, programId } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 1100) });
    const view = await getLiability(ctx, { programId });
    expect(view.now).toMatchObject({ accruedMinor: reward.rewardAmountMinor, payableMinor: null, totalMinor: null });
    expect(view.forecast.totals.dueMinor).toBe(1100);
    expect((await getLiability(ctx, { programId: wallet.programId })).now.accruedMinor).toBe(0);
  });

  it('is refused to whoever may not see figures, and with dates turned round', async () => {
    const { ctx } = await history();
    await expect(getLiability(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
    const turned = getLiability(ctx, { from: '2026-02-01', to: '2026-01-01' });
    await expect(turned).rejects.toMatchObject({ status: 422, errors: [{ path: 'to' }] });
    const nobodys = getLiability(ctx, { programId: '0198a000-0000-7000-8000-000000000000' });
    await expect(nobodys).rejects.toMatchObject({ status: 404 });
  });
});

describe('the forecast', () => {
  it('lays what waits into the months in which it becomes payable', async () => {
    const { ctx } = await history();
    const { forecast, now } = await getLiability(ctx);
    expect(forecast.totals.dueMinor).toBe(now.accruedMinor);
    // 20,000 granted 20 days ago waits for a person; 3,000 of yesterday is held for 14 days.
    expect(forecast.months.slice(0, 2)).toMatchObject([{ month: '2026-09-01', dueMinor: 23_000 }, { dueMinor: 0 }]);
    expect(forecast.breakage).toMatchObject({ observations: 1, usedMinor: 0, expiredMinor: 7000, rate: null });
  });

  it('expects of pending referrals what earlier ones cost, once there are enough of them', async () => {
    const ctx = await anOrganization();
    const fixture = await aCode(database.owner, ctx, { definition: { rewards: onlyReferrer('cash', 5000) } });
    for (let index = 0; index < 9; index += 1) await aGrantedReward(database.owner, ctx, { fixture });
    await lead(ctx, fixture.code, 3);
    const program = async () => (await getLiability(ctx)).forecast.programs[0];
    expect(await program()).toMatchObject({ pending: 3, observations: 9, expectedMinor: null });
    await database.owner`
      insert into referrals (organization_id, program_id, program_version_id, code_id, referrer_id, referee_id, status, channel, shared_at, expires_at, referred_at)
      select organization_id, program_id, program_version_id, code_id, referrer_id, referee_id, 'expired', channel, shared_at, expires_at, referred_at
      from referrals, generate_series(1, 3) where organization_id = ${ctx.organizationId} and status = 'converted'`;
    // 9 of 36 converted at 50.00: 25 %, so 12.50 for each of the three that wait.
    expect(await program()).toMatchObject({
      pending: 3,
      observations: 36,
      conversionRate: 0.25,
      averageRewardMinor: 5000,
      expectedMinor: 3750,
    });
    const { forecast } = await getLiability(ctx, { programId: fixture.programId });
    // They end in December: four months from September on.
    expect(forecast.months.slice(0, 5).map(({ expectedMinor }) => expectedMinor)).toEqual([938, 938, 937, 937, 0]);
  });

  it('knows from 30 endings on how much credit is never used', async () => {
    const ctx = await anOrganization();
    const long = at(ctx, days(-400));
    const rewards = onlyReferrer('credit', 1000, 60);
    const fixture = await aCode(database.owner, long, { definition: { rewards } });
    for (let index = 0; index < 32; index += 1) await aGrantedReward(database.owner, long, { fixture });
    await approveDueRewards(at(ctx, days(-380)));
    await redeemCredit(at(ctx, days(-370)), fixture.referrerId, { kind: 'course-credit', amountMinor: 8000 });
    await expireRewards(at(ctx, days(-300)));
    await aGrantedReward(database.owner, at(ctx, days(-15)), { fixture });
    await approveDueRewards(ctx);
    const { forecast, now } = await getLiability(ctx);
    expect(now.creditMinor).toBe(1000);
    expect(forecast.breakage).toMatchObject({ observations: 32, usedMinor: 8000, expiredMinor: 24_000, rate: 0.75 });
    expect(forecast.totals.breakageMinor).toBe(750);
    expect(forecast.months.find(({ breakageMinor }) => breakageMinor > 0)?.month).toBe('2026-11-01');
  });
});

async function lead(ctx: Ctx, code: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await submitLead(ctx, { code, referee: { email: `waits-${index}@example.org` } });
  }
}
