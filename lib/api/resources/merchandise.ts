import { z } from '@hono/zod-openapi';
import { PICTURE_TYPES } from '@/lib/domain/common/picture';
import {
  createItemSchema,
  fulfillRedemptionSchema,
  updateItemSchema,
  uploadPictureSchema,
} from '@/lib/domain/redemptions/schema';
import { parse } from '@/lib/services/parse';
import { handOverReward } from '@/lib/services/redemptions/hand-over-reward';
import { itemPicture } from '@/lib/services/redemptions/item-picture';
import { getItem, listItems } from '@/lib/services/redemptions/merchandise';
import { changeItem, createItem } from '@/lib/services/redemptions/save-item';
import { savePicture } from '@/lib/services/redemptions/save-picture';
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
    ...common,
    method: 'get',
    path: '/merchandise-items/{id}/picture',
    summary: 'Read the picture of an item',
    scope: 'rewards:read',
    answers: {},
    files: PICTURE_TYPES,
    handle: async ({ ctx, params }) => {
      const { content, contentType } = await itemPicture(ctx, params.id as string);
      return { file: content, contentType };
    },
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/merchandise-items/{id}/picture',
    summary: 'Put a picture to an item',
    description: 'PNG, JPEG or WebP, told by its bytes, of at most 300 KB; another one takes its place.',
    scope: 'people:write',
    body: uploadPictureSchema,
    answers: { 200: itemSchema },
    handle: async ({ ctx, params, body }) => {
      const { contentBase64, alt } = parse(uploadPictureSchema, body);
      const content = Buffer.from(contentBase64, 'base64');
      return { status: 200, body: await savePicture(ctx, params.id as string, content, { alt }) };
    },
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
