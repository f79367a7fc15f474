import { describe, expect, it } from 'vitest';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { trialBalance } from '@/lib/services/ledger/reads';
import { approveReward, approveRewards } from '@/lib/services/rewards/approve';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { getReward, getRewardWithEvidence, listRewards, listRewardsWithEvidence } from '@/lib/services/rewards/reads';
import { rejectReward } from '@/lib/services/rewards/reject';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const DAY = 86_400_000;
const afterHold = new Date(NOW.getTime() + 14 * DAY);

async function balances(ctx: Parameters<typeof trialBalance>[0]) {
  const { currencies } = await trialBalance(ctx);
  expect(currencies.every(({ sumMinor }) => sumMinor === 0)).toBe(true);
  return Object.fromEntries(
    (currencies[0]?.accounts ?? []).map(({ account, balanceMinor }) => [account, balanceMinor]),
  );
}

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error) => error.code,
  );

describe('approval by the system', () => {
  it('waits for the last instant of the hold, then moves cash to payable and credit into the wallet', async () => {
    const ctx = await anOrganization();
    const { reward, referralId, refereeId, referrerId } = await aGrantedReward(database.owner, ctx);
    expect(await approveDueRewards(at(ctx, new Date(afterHold.getTime() - 1)))).toEqual({ approved: 0 });
    expect(await approveDueRewards(at(ctx, afterHold))).toEqual({ approved: 2 });
    expect(await getReward(ctx, reward.id)).toMatchObject({ status: 'approved', approvedBy: 'system:kith' });
    const { data } = await listRewards(ctx, { referralId });
    expect(data.find(({ side }) => side === 'referee')).toMatchObject({
      kind: 'discount',
      status: 'paid',
      paymentReference: 'wallet',
    });
    expect(await balances(ctx)).toEqual({
      'expense:rewards': 10_000,
      'liability:accrued': 0,
      'liability:payable': -5000,
      'liability:credit': -5000,
    });
    expect((await contactBalance(ctx, referrerId)).cash).toEqual({ pendingMinor: 0, payableMinor: 5000, paidMinor: 0 });
    expect((await contactBalance(ctx, refereeId)).credit.availableMinor).toBe(5000);
    expect(await approveDueRewards(at(ctx, afterHold))).toEqual({ approved: 0 });
  });

  it('approves exactly 100.00 and leaves a cent more to a person', async () => {
    const ctx = await anOrganization();
    const limit = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 10_000) });
    const more = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 10_001) });
    expect(more.reward.requiresApproval).toBe(true);
    await approveDueRewards(at(ctx, afterHold));
    expect((await getReward(ctx, limit.reward.id)).status).toBe('approved');
    expect((await getReward(ctx, more.reward.id)).status).toBe('pending');
  });

  it('moves a reward into the queue when the sum of its recipient has grown beyond the threshold', async () => {
    const ctx = await anOrganization();
    const granted = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 10_000) });
    await database.owner`update organizations set settings = '{"approvalThresholdMinor": 9999}' where id = ${ctx.organizationId}`;
    expect(await approveDueRewards(at(ctx, afterHold))).toEqual({ approved: 0 });
    expect(await getReward(ctx, granted.reward.id)).toMatchObject({ status: 'pending', requiresApproval: true });
  });

  it('shares the work when two run at once', async () => {
    const ctx = await anOrganization();
    const first = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 100) });
    for (let i = 0; i < 9; i++) await aGrantedReward(database.owner, ctx, { fixture: first });
    const runs = await Promise.all([1, 2, 3].map(() => approveDueRewards(at(ctx, afterHold))));
    expect(runs.reduce((sum, { approved }) => sum + approved, 0)).toBe(10);
    expect((await balances(ctx))['liability:payable']).toBe(-1000);
  });
});

describe('approval by a person', () => {
  it('is refused to the recipient, to who recorded the conversion, and to who lacks the right', async () => {
    const org = await anOrganization();
    const recorder = as(org, 'owner');
    const { reward } = await aGrantedReward(database.owner, recorder, {
      email: 'ana@example.org',
      rewards: onlyReferrer('cash', 20_000),
    });
    const input = { rewardId: reward.id };
    const ana = as(org, 'finance');
    ana.actor.email = 'ANA@example.org ';
    expect(await code(approveReward(recorder, input))).toBe('approval-by-interested-party');
    expect(await code(approveReward(ana, input))).toBe('approval-by-interested-party');
    expect(await code(approveReward(as(org, 'manager'), input))).toBe('forbidden');
    const finance = as(org, 'finance');
    expect(await approveReward(finance, { ...input, note: 'Checked' })).toMatchObject({ status: 'approved' });
    expect(await code(approveReward(finance, input))).toBe('already-settled');
    const [entry] =
      await database.owner`select data from audit_events where action = 'reward.approved' and subject_id = ${reward.id}`;
    expect(entry?.data).toMatchObject({ note: 'Checked', amountMinor: 20_000 });
  });

  it('happens once when two approve and one rejects at once', async () => {
    const ctx = await anOrganization();
    const { reward } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 20_000) });
    const rewardId = reward.id;
    const results = await Promise.all([
      code(approveReward(as(ctx, 'finance'), { rewardId })),
      code(approveReward(as(ctx, 'finance'), { rewardId })),
      code(rejectReward(as(ctx, 'owner'), { rewardId, reason: 'Not a new student' })),
    ]);
    const { status } = await getReward(ctx, rewardId);
    const moved = await balances(ctx);
    expect(moved['liability:accrued']).toBe(0);
    if (status === 'approved') {
      expect(results.filter((result) => result === 'ok')).toHaveLength(1);
      expect(moved['liability:payable']).toBe(-20_000);
    } else {
      expect(status).toBe('cancelled');
      expect(moved['expense:rewards']).toBe(0);
    }
  });

  it('names in bulk what it could not approve', async () => {
    const org = await anOrganization();
    const finance = as(org, 'finance');
    const owner = as(org, 'owner');
    const mine = await aGrantedReward(database.owner, owner, { rewards: onlyReferrer('cash', 20_000) });
    const other = await aGrantedReward(database.owner, org, { rewards: onlyReferrer('credit', 20_000) });
    const unknown = crypto.randomUUID();
    const result = await approveRewards(owner, { rewardIds: [mine.reward.id, other.reward.id, unknown] });
    expect(result.approved).toMatchObject([{ id: other.reward.id, status: 'paid', paymentReference: 'wallet' }]);
    expect(result.refused.map(({ rewardId, code: why }) => [rewardId, why])).toEqual([
      [mine.reward.id, 'approval-by-interested-party'],
      [unknown, 'not-found'],
    ]);
    expect(await code(approveRewards(finance, { rewardIds: [] }))).toBe('invalid-input');
  });

  it('makes a referral rewarded when its last reward is settled', async () => {
    const ctx = await anOrganization();
    const { reward, referralId } = await aGrantedReward(database.owner, ctx, {
      rewards: onlyReferrer('credit', 20_000),
    });
    await approveReward(as(ctx, 'finance'), { rewardId: reward.id });
    const [referral] = await database.owner`select status, rewarded_at from referrals where id = ${referralId}`;
    expect(referral).toEqual({ status: 'rewarded', rewarded_at: NOW });
  });

  it('is invisible to another organisation', async () => {
    const ctx = await anOrganization();
    const other = await anOrganization();
    const { reward } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 20_000) });
    expect(await code(approveReward(other, { rewardId: reward.id }))).toBe('not-found');
    expect(await code(getReward(other, reward.id))).toBe('not-found');
    expect(await code(getReward(other, 'x'))).toBe('invalid-input');
  });
});

describe('rejection', () => {
  it('gives back the expense, also of an approved reward, and takes the figures along', async () => {
    const ctx = await anOrganization();
    const pending = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 20_000) });
    const approved = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('merchandise', 20_000) });
    const finance = as(ctx, 'finance');
    await approveReward(finance, { rewardId: approved.reward.id });
    for (const { reward, referralId } of [pending, approved]) {
      const after = await rejectReward(finance, { rewardId: reward.id, reason: 'Not a new student' });
      expect(after).toMatchObject({ status: 'cancelled', rewardAmountMinor: 0, originalAmountMinor: 20_000 });
      expect(after.cancelledReason).toBe('Not a new student');
      const [referral] =
        await database.owner`select reward_amount_minor as minor from referrals where id = ${referralId}`;
      expect(referral?.minor).toBe(0);
      expect(await code(rejectReward(finance, { rewardId: reward.id, reason: 'Again' }))).toBe('already-settled');
    }
    expect(Object.values(await balances(ctx)).every((minor) => minor === 0)).toBe(true);
    const [figures] = await database.owner`
      select sum(reward_minor)::int as minor from rollup_daily where organization_id = ${ctx.organizationId}`;
    expect(figures?.minor).toBe(0);
  });
});

describe('the queue', () => {
  it('shows what waits for a person, with the evidence and whether one may decide', async () => {
    const org = await anOrganization();
    const owner = as(org, 'owner');
    const { reward } = await aGrantedReward(database.owner, owner, { rewards: onlyReferrer('cash', 20_000) });
    await aGrantedReward(database.owner, org, { rewards: onlyReferrer('cash', 500) });
    const filter = { status: 'pending', requiresApproval: true };
    const page = await listRewardsWithEvidence(as(org, 'finance'), filter);
    expect(page.waiting).toEqual([{ currency: 'USD', count: 1, sumMinor: 20_000 }]);
    expect(page.data).toMatchObject([
      {
        id: reward.id,
        mayApprove: true,
        evidence: { recipientName: 'Ana', programName: 'Bring a friend', recipientTotalMinor: 20_000 },
      },
    ]);
    expect((await listRewardsWithEvidence(owner, filter)).data[0]?.mayApprove).toBe(false);
    expect((await getRewardWithEvidence(as(org, 'viewer'), reward.id)).mayApprove).toBeNull();
    expect(reward.receipt.length).toBeGreaterThan(0);
    const first = await listRewards(org, { limit: 1 });
    expect(first.nextCursor).not.toBeNull();
    const second = await listRewards(org, { limit: 1, cursor: first.nextCursor ?? '' });
    expect(second.data[0]?.id).toBe(reward.id);
    expect(second.nextCursor).toBeNull();
  });
});
