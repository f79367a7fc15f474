import { describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { trialBalance } from '@/lib/services/ledger/reads';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { approveReward, approveRewards } from '@/lib/services/rewards/approve';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { getReward, getRewardWithEvidence, listRewardsWithEvidence } from '@/lib/services/rewards/reads';
import { rejectReward } from '@/lib/services/rewards/reject';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const DAY = 86_400_000;

async function aStrictOrganization(secondApprovalAboveMinor: number | null = 20_000): Promise<Ctx> {
  const ctx = await anOrganization();
  await updateSettings(as(ctx, 'owner'), { secondApprovalAboveMinor });
  return ctx;
}

const answer = (promise: Promise<{ status: string }>) =>
  promise.then(
    ({ status }) => status,
    (error) => error.code as string,
  );

const approvals = (rewardId: string) =>
  database.owner`select approver, note from reward_approvals where reward_id = ${rewardId} order by approved_at, approver`;

const approveTransfers = async (rewardId: string) => {
  const [row] = await database.owner`
    select count(*)::int as count from ledger_transfers where kind = 'approve' and subject_id = ${rewardId}`;
  return row?.count;
};

describe('above the limit of the second approver', () => {
  it('the first approval is kept and moves nothing, the second one moves reward and ledger', async () => {
    const ctx = await aStrictOrganization();
    const { reward } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 20_001) });
    const [first, second] = [as(ctx, 'finance'), as(ctx, 'owner')];
    const between = await approveReward(first, { rewardId: reward.id, note: 'Looked at it' });
    expect(between).toMatchObject({
      status: 'pending',
      approvedAt: null,
      approvals: [{ approvedBy: `staff:${first.actor.id}`, name: 'The finance', approvedAt: NOW }],
    });
    expect(await approveTransfers(reward.id)).toBe(0);
    const after = await approveReward(second, { rewardId: reward.id });
    expect(after).toMatchObject({ status: 'approved', approvedBy: `staff:${second.actor.id}` });
    expect(after.approvals.map(({ approvedBy }) => approvedBy).sort()).toEqual(
      [`staff:${first.actor.id}`, `staff:${second.actor.id}`].sort(),
    );
    expect(await approveTransfers(reward.id)).toBe(1);
    const { currencies } = await trialBalance(ctx);
    expect(currencies[0]?.accounts).toContainEqual({ account: 'liability:payable', balanceMinor: -20_001 });
    const entries = await database.owner`
      select action, actor_id from audit_events where subject_id = ${reward.id} and subject_type = 'reward' order by id`;
    expect(entries.map(({ action }) => action)).toEqual(['reward.first-approval', 'reward.approved']);
    expect(await answer(approveReward(as(ctx, 'finance'), { rewardId: reward.id }))).toBe('already-settled');
  });

  it('exactly at the limit one person is enough', async () => {
    const ctx = await aStrictOrganization();
    const { reward } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 20_000) });
    expect(await answer(approveReward(as(ctx, 'finance'), { rewardId: reward.id }))).toBe('approved');
    expect(await approvals(reward.id)).toEqual([]);
  });

  it('nobody approves twice, nor who recorded it or receives it', async () => {
    const ctx = await aStrictOrganization();
    const recorder = as(ctx, 'owner');
    const { reward } = await aGrantedReward(database.owner, recorder, {
      email: 'ana@example.org',
      rewards: onlyReferrer('cash', 30_000),
    });
    const finance = as(ctx, 'finance');
    const ana = as(ctx, 'finance');
    ana.actor.email = 'Ana@example.org';
    expect(await answer(approveReward(recorder, { rewardId: reward.id }))).toBe('approval-by-interested-party');
    await approveReward(finance, { rewardId: reward.id });
    await expect(approveReward(finance, { rewardId: reward.id })).rejects.toMatchObject({
      code: 'approval-by-interested-party',
      message: expect.stringContaining('second person'),
    });
    expect(await answer(approveReward(recorder, { rewardId: reward.id }))).toBe('approval-by-interested-party');
    expect(await answer(approveReward(ana, { rewardId: reward.id }))).toBe('approval-by-interested-party');
    expect((await getReward(ctx, reward.id)).status).toBe('pending');
    expect(await approvals(reward.id)).toHaveLength(1);
  });

  it('several lines to one recipient are added up', async () => {
    const ctx = await aStrictOrganization(12_000);
    const bonus = { atCount: 1, every: false, kind: 'credit' as const, amountMinor: 4000 };
    const rewards = { ...onlyReferrer('cash', 9000), bonuses: [bonus] };
    const { rewards: both } = await aGrantedReward(database.owner, ctx, { rewards });
    const rewardIds = both.map(({ id }) => id);
    const first = await approveRewards(as(ctx, 'finance'), { rewardIds });
    expect([first.approved.length, first.waiting.length]).toEqual([0, 2]);
    const second = await approveRewards(as(ctx, 'owner'), { rewardIds });
    expect(second.approved.map(({ status }) => status).sort()).toEqual(['approved', 'paid']);
  });

  it('a limit below 100.00 takes the reward from the system too', async () => {
    const ctx = await aStrictOrganization(5000);
    const { reward } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 5001) });
    const small = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 5000) });
    expect([reward.requiresApproval, small.reward.requiresApproval]).toEqual([true, false]);
    await approveDueRewards(at(ctx, new Date(NOW.getTime() + 14 * DAY)));
    expect((await getReward(ctx, reward.id)).status).toBe('pending');
    expect((await getReward(ctx, small.reward.id)).status).toBe('approved');
  });

  it('what was granted before the limit was set needs two as well, and one again when it is taken away', async () => {
    const ctx = await anOrganization();
    const { reward } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 30_000) });
    const owner = as(ctx, 'owner');
    await updateSettings(owner, { secondApprovalAboveMinor: 0 });
    const finance = as(ctx, 'finance');
    expect(await answer(approveReward(finance, { rewardId: reward.id }))).toBe('pending');
    await updateSettings(owner, { secondApprovalAboveMinor: null });
    expect(await answer(approveReward(finance, { rewardId: reward.id }))).toBe('approved');
    expect(await approveTransfers(reward.id)).toBe(1);
  });

  it('can be rejected between the two, and then no second approval revives it', async () => {
    const ctx = await aStrictOrganization();
    const { reward } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 30_000) });
    await approveReward(as(ctx, 'finance'), { rewardId: reward.id });
    expect(await answer(rejectReward(as(ctx, 'owner'), { rewardId: reward.id, reason: 'No' }))).toBe('cancelled');
    expect(await answer(approveReward(as(ctx, 'finance'), { rewardId: reward.id }))).toBe('already-settled');
    expect(await approveTransfers(reward.id)).toBe(0);
  });
});

describe('at once', () => {
  it('two people end at exactly one approval, whoever was first', async () => {
    const ctx = await aStrictOrganization();
    for (let round = 0; round < 5; round += 1) {
      const { reward } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 30_000) });
      const people = [as(ctx, 'finance'), as(ctx, 'owner')];
      const answers = await Promise.all(people.map((who) => answer(approveReward(who, { rewardId: reward.id }))));
      expect(answers.sort()).toEqual(['approved', 'pending']);
      expect(await approveTransfers(reward.id)).toBe(1);
      expect(await approvals(reward.id)).toHaveLength(2);
    }
  });

  it('one person twice is one approval; of three people the last finds it settled', async () => {
    const ctx = await aStrictOrganization();
    const one = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 30_000) });
    const finance = as(ctx, 'finance');
    const twice = await Promise.all([1, 2].map(() => answer(approveReward(finance, { rewardId: one.reward.id }))));
    expect(twice.sort()).toEqual(['approval-by-interested-party', 'pending']);
    const other = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 30_000) });
    const three = [1, 2, 3].map(() => answer(approveReward(as(ctx, 'finance'), { rewardId: other.reward.id })));
    expect((await Promise.all(three)).sort()).toEqual(['already-settled', 'approved', 'pending']);
    expect(await approveTransfers(other.reward.id)).toBe(1);
  });
});

describe('many and the queue', () => {
  it('tells every row apart', async () => {
    const ctx = await aStrictOrganization();
    const finance = as(ctx, 'finance');
    const [small, large, mine, gone] = [
      await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 15_000) }),
      await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 30_000) }),
      await aGrantedReward(
        database.owner,
        { ...finance, scopes: ctx.scopes },
        { rewards: onlyReferrer('cash', 30_000) },
      ),
      await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 30_000) }),
    ];
    await rejectReward(finance, { rewardId: gone.reward.id, reason: 'No' });
    const rewardIds = [small, large, mine, gone].map(({ reward }) => reward.id);
    const first = await approveRewards(finance, { rewardIds });
    expect(first.approved.map(({ id }) => id)).toEqual([small.reward.id]);
    expect(first.waiting.map(({ id, status }) => [id, status])).toEqual([[large.reward.id, 'pending']]);
    expect(first.refused.map(({ code }) => code)).toEqual(['approval-by-interested-party', 'already-settled']);
    const again = await approveRewards(finance, { rewardIds: [large.reward.id] });
    expect(again.refused).toMatchObject([{ rewardId: large.reward.id, code: 'approval-by-interested-party' }]);
    const second = await approveRewards(as(ctx, 'finance'), { rewardIds: [large.reward.id, mine.reward.id] });
    expect(second.approved.map(({ id }) => id)).toEqual([large.reward.id]);
    expect(second.waiting.map(({ id }) => id)).toEqual([mine.reward.id]);
  });

  it('shows one of two, to the first as done and to the others as theirs', async () => {
    const ctx = await aStrictOrganization();
    const { reward } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 30_000) });
    const finance = as(ctx, 'finance');
    const filter = { status: 'pending', requiresApproval: true };
    const before = await getRewardWithEvidence(finance, reward.id);
    expect(before).toMatchObject({ approvalsNeeded: 2, approvals: [], mayApprove: true, approvedByMe: false });
    await approveReward(finance, { rewardId: reward.id });
    const { data } = await listRewardsWithEvidence(finance, filter);
    expect(data).toMatchObject([{ approvals: [{ name: 'The finance' }], mayApprove: false, approvedByMe: true }]);
    const other = await listRewardsWithEvidence(as(ctx, 'finance'), filter);
    expect(other.data).toMatchObject([{ approvalsNeeded: 2, mayApprove: true, approvedByMe: false }]);
  });
});

it('an approval that was given cannot be changed or taken away, not even by the owner of the tables', async () => {
  const ctx = await aStrictOrganization();
  const { reward } = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 30_000) });
  await approveReward(as(ctx, 'finance'), { rewardId: reward.id });
  await expect(database.owner`update reward_approvals set approver = 'staff:x'`).rejects.toMatchObject({
    code: '23001',
  });
  await expect(database.owner`delete from reward_approvals`).rejects.toMatchObject({ code: '23001' });
});

it('the setting is a whole amount, 0 or more', async () => {
  const ctx = await anOrganization();
  for (const secondApprovalAboveMinor of [-1, 0.5, 1e15, '100']) {
    await expect(updateSettings(as(ctx, 'owner'), { secondApprovalAboveMinor })).rejects.toMatchObject({
      errors: [{ path: 'secondApprovalAboveMinor' }],
    });
  }
});
