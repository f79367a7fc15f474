import { approveRewardSchema, listRewardsSchema, rejectRewardSchema } from '@/lib/domain/rewards/schema';
import { approveReward } from '@/lib/services/rewards/approve';
import { getReward, listRewards } from '@/lib/services/rewards/reads';
import { rejectReward } from '@/lib/services/rewards/reject';
import { pageOf } from '../answers/fields';
import { rewardSchema } from '../answers/reward';
import { endpoint } from '../endpoint';

const common = { tag: 'Rewards', subject: 'reward' } as const;

export const rewards = [
  endpoint({
    ...common,
    method: 'get',
    path: '/rewards',
    summary: 'List rewards, newest first',
    scope: 'rewards:read',
    query: listRewardsSchema,
    answers: { 200: pageOf(rewardSchema, 'RewardList') },
    handle: async ({ ctx, query }) => ({ status: 200, body: await listRewards(ctx, query) }),
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/rewards/{id}',
    summary: 'Read a reward with its receipt',
    scope: 'rewards:read',
    answers: { 200: rewardSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await getReward(ctx, params.id as string) }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/rewards/{id}/approve',
    summary: 'Approve a reward',
    scope: 'rewards:approve',
    body: approveRewardSchema,
    rules: ['approval-by-interested-party', 'already-settled'],
    answers: { 200: rewardSchema },
    handle: async ({ ctx, params, body }) => {
      const input = { ...(body as object), rewardId: params.id };
      return { status: 200, body: await approveReward(ctx, input) };
    },
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/rewards/{id}/reject',
    summary: 'Reject a reward',
    scope: 'rewards:approve',
    body: rejectRewardSchema,
    rules: ['already-settled'],
    answers: { 200: rewardSchema },
    handle: async ({ ctx, params, body }) => {
      const input = { ...(body as object), rewardId: params.id };
      return { status: 200, body: await rejectReward(ctx, input) };
    },
  }),
];
