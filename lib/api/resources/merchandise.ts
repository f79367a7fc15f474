import { z } from '@hono/zod-openapi';
import { createItemSchema, fulfillRedemptionSchema, updateItemSchema } from '@/lib/domain/redemptions/schema';
import { handOverReward } from '@/lib/services/redemptions/hand-over-reward';
import { getItem, listItems } from '@/lib/services/redemptions/merchandise';
import { changeItem, createItem } from '@/lib/services/redemptions/save-item';
import { itemSchema } from '../answers/redemption';
import { rewardSchema } from '../answers/reward';
import { endpoint } from '../endpoint';

const common = { tag: 'Redemptions', subject: 'item' } as const;

export const merchandise = [
  endpoint({
    ...common,
    method: 'get',
    path: '/merchandise-items',
    summary: 'Read the catalogue of merchandise',
    scope: 'rewards:read',
    answers: { 200: z.object({ data: z.array(itemSchema) }).openapi('MerchandiseItems') },
    handle: async ({ ctx }) => ({ status: 200, body: { data: await listItems(ctx) } }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/merchandise-items',
    summary: 'Add an item to the catalogue',
    scope: 'people:write',
    body: createItemSchema,
    answers: { 201: itemSchema },
    handle: async ({ ctx, body }) => {
      const item = await createItem(ctx, body);
      return { status: 201, body: item, location: `/api/v1/merchandise-items/${item.id}` };
    },
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/merchandise-items/{id}',
    summary: 'Read an item',
    scope: 'rewards:read',
    answers: { 200: itemSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await getItem(ctx, params.id as string) }),
  }),
  endpoint({
    ...common,
    method: 'patch',
    path: '/merchandise-items/{id}',
    summary: 'Change an item, its stock, or whether it is offered',
    scope: 'people:write',
    body: updateItemSchema,
    answers: { 200: itemSchema },
    handle: async ({ ctx, params, body }) => ({ status: 200, body: await changeItem(ctx, params.id as string, body) }),
  }),
  endpoint({
    tag: 'Rewards',
    subject: 'reward',
    method: 'post',
    path: '/rewards/{id}/hand-over',
    summary: 'Say that the merchandise of a reward was handed over',
    description: 'The reward is paid by it; `note` becomes its reference.',
    scope: 'rewards:approve',
    body: fulfillRedemptionSchema,
    rules: ['already-settled', 'invalid-transition'],
    answers: { 200: rewardSchema },
    handle: async ({ ctx, params, body }) => ({
      status: 200,
      body: await handOverReward(ctx, params.id as string, body),
    }),
  }),
];
