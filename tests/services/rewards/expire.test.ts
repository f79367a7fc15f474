import { describe, expect, it } from 'vitest';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { trialBalance } from '@/lib/services/ledger/reads';
import { runPayouts } from '@/lib/services/payouts/build';
import { approveReward } from '@/lib/services/rewards/approve';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { expireRewards } from '@/lib/services/rewards/expire';
import { getReward } from '@/lib/services/rewards/reads';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const DAY = 86_400_000;
const days = (count: number, ms = 0) => new Date(NOW.getTime() + count * DAY + ms);

async function account(ctx: Parameters<typeof trialBalance>[0], name: string) {
  const { currencies } = await trialBalance(ctx);
  return currencies[0]?.accounts.find((row) => row.account === name)?.balanceMinor;
}

describe('expiry', () => {
  it('cancels what waits for a person, an instant after its last', async () => {
    const ctx = await anOrganization();
    const { reward } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 20_000, 30) });
    expect(await expireRewards(at(ctx, days(44)))).toEqual({ cancelled: 0, creditExpired: 0 });
    const results = await Promise.all([1, 2].map(() => expireRewards(at(ctx, days(44, 1)))));
    expect(results.reduce((sum, { cancelled }) => sum + cancelled, 0)).toBe(1);
    expect(await getReward(ctx, reward.id)).toMatchObject({
      status: 'cancelled',
      rewardAmountMinor: 0,
      cancelledReason: 'expired',
      expiredAt: days(44, 1),
    });
    expect(await account(ctx, 'expense:rewards')).toBe(0);
    expect(await account(ctx, 'liability:accrued')).toBe(0);
    await expect(approveReward(as(at(ctx, days(45)), 'finance'), { rewardId: reward.id })).rejects.toMatchObject({
      code: 'already-settled',
    });
  });

  it('refuses to approve what has expired and was not swept yet', async () => {
    const ctx = await anOrganization();
    const { reward } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 20_000, 30) });
    const late = as(at(ctx, days(45)), 'finance');
    await expect(approveReward(late, { rewardId: reward.id })).rejects.toMatchObject({ code: 'already-settled' });
    const small = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 2000, 30) });
    expect(await approveDueRewards(at(ctx, days(45)))).toEqual({ approved: 0 });
    expect((await getReward(ctx, small.reward.id)).status).toBe('pending');
  });

  it('leaves alone what is being paid', async () => {
    const ctx = await anOrganization();
    const { reward } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 2000, 1) });
    await runPayouts(at(ctx, days(15)));
    expect(await expireRewards(at(ctx, days(20)))).toEqual({ cancelled: 0, creditExpired: 0 });
    expect((await getReward(ctx, reward.id)).status).toBe('approved');
  });

  it('makes unspent credit the school’s, what expires first having been spent first', async () => {
    const ctx = await anOrganization();
    const early = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('credit', 5000, 10) });
    const later = await aGrantedReward(database.owner, at(ctx, days(3)), { fixture: early });
    await approveDueRewards(at(ctx, days(17)));
    const { referrerId } = early;
    expect((await contactBalance(ctx, referrerId)).credit).toEqual({
      pendingMinor: 0,
      availableMinor: 10_000,
      expiringMinor: 5000,
      nextExpiryAt: days(24),
    });
    expect(await expireRewards(at(ctx, days(24, 1)))).toEqual({ cancelled: 0, creditExpired: 1 });
    expect((await contactBalance(ctx, referrerId)).credit).toEqual({
      pendingMinor: 0,
      availableMinor: 5000,
      expiringMinor: 5000,
      nextExpiryAt: days(27),
    });
    expect(await account(ctx, 'income:breakage')).toBe(-5000);
    expect(await getReward(ctx, early.reward.id)).toMatchObject({ status: 'paid', expiredAt: days(24, 1) });
    expect(await getReward(ctx, later.reward.id)).toMatchObject({ expiredAt: null });
    expect(await expireRewards(at(ctx, days(24, 2)))).toEqual({ cancelled: 0, creditExpired: 0 });
  });
});
