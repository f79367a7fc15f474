import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/services/ids';
import { approveReward } from '@/lib/services/rewards/approve';
import { getReward, getRewardWithEvidence, listRewards, listRewardsWithEvidence } from '@/lib/services/rewards/reads';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

async function twoRewards() {
  const ctx = await anOrganization();
  const cash = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 5000) });
  const credit = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('credit', 700) });
  return { ctx, cash, credit };
}

describe('rewards', () => {
  it('are listed newest first, by kind and person, a page at a time', async () => {
    const { ctx, cash, credit } = await twoRewards();
    const ids = async (input: object) => (await listRewards(ctx, input)).data.map(({ id }) => id);
    expect(await ids({})).toEqual([credit.reward.id, cash.reward.id]);
    expect(await ids({ kind: 'cash' })).toEqual([cash.reward.id]);
    expect(await ids({ recipientId: credit.referrerId })).toEqual([credit.reward.id]);
    expect(await ids({ referralId: cash.referralId, status: 'approved' })).toEqual([]);
    const first = await listRewards(ctx, { limit: 1 });
    expect(first.nextCursor).toBe(credit.reward.id);
    expect(await ids({ limit: 1, cursor: first.nextCursor })).toEqual([cash.reward.id]);
    const page = await listRewardsWithEvidence(ctx, { limit: 1, cursor: first.nextCursor });
    expect(page).toMatchObject({ data: [{ id: cash.reward.id }], nextCursor: null, total: 2 });
  });

  it('of another school, or none, are not there', async () => {
    const { cash } = await twoRewards();
    const other = await anOrganization();
    for (const id of [cash.reward.id, newId()]) {
      await expect(getReward(other, id)).rejects.toMatchObject({ status: 404 });
      await expect(getRewardWithEvidence(other, id)).rejects.toMatchObject({ status: 404 });
    }
    expect(await listRewardsWithEvidence(other)).toMatchObject({ data: [], total: 0 });
    await expect(getReward(other, 'no-id')).rejects.toMatchObject({ status: 422 });
  });

  it('say whether the one who asks may approve: never the recipient, never twice', async () => {
    const { ctx, cash } = await twoRewards();
    const may = async (who: typeof ctx) => (await getRewardWithEvidence(who, cash.reward.id)).mayApprove;
    const finance = as(ctx, 'finance');
    expect(await may(as(ctx, 'viewer'))).toBeNull();
    expect(await may(finance)).toBe(true);
    await database.owner`update contacts set email = 'ana@school.example' where id = ${cash.referrerId}`;
    expect(await may({ ...finance, actor: { ...finance.actor, email: 'ana@school.example' } })).toBe(false);
    await approveReward(finance, { rewardId: cash.reward.id });
    expect(await getRewardWithEvidence(finance, cash.reward.id)).toMatchObject({
      ...{ status: 'approved', mayApprove: false, approvedAhead: false, approvalsNeeded: 1 },
    });
  });
});
