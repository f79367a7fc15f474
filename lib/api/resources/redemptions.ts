import {
  cancelRedemptionSchema,
  fulfillRedemptionSchema,
  listRedemptionsSchema,
  redeemCodeSchema,
  redeemCreditSchema,
  refundCreditSchema,
  transferCreditSchema,
} from '@/lib/domain/redemptions/schema';
import { cancelRedemption } from '@/lib/services/redemptions/cancel-redemption';
import { fulfillRedemption } from '@/lib/services/redemptions/fulfill-redemption';
import { getDiscountCode, getRedemption, listRedemptions } from '@/lib/services/redemptions/reads';
import { redeemCredit } from '@/lib/services/redemptions/redeem-credit';
import { redeemDiscountCode } from '@/lib/services/redemptions/redeem-discount-code';
import { refundCredit } from '@/lib/services/redemptions/refund-credit';
import { transferCredit } from '@/lib/services/redemptions/transfer-credit';
import { pageOf } from '../answers/fields';
import { redemptionSchema, transferSchema } from '../answers/redemption';
import { endpoint } from '../endpoint';

const common = { tag: 'Redemptions', subject: 'redemption' } as const;

export const redemptions = [
  endpoint({
    ...common,
    method: 'post',
    path: '/contacts/{id}/redemptions',
    subject: 'contact',
    summary: "Use a person's credit",
    description:
      '`discount` makes a single-use code of that value (90 days, or `expiresInDays`); `course-credit` is used at once; `merchandise` takes an item of the catalogue (`itemId`, or `item` by its name) and waits to be handed over. What ends first is used first. Without `currency` it is the organisation’s, or the only one the wallet has.',
    scope: 'people:write',
    body: redeemCreditSchema,
    rules: ['insufficient-balance', 'currency-mismatch'],
    answers: { 200: redemptionSchema, 201: redemptionSchema },
    handle: async ({ ctx, params, body }) => {
      const made = await redeemCredit(ctx, params.id as string, body);
      return { status: made.created ? 201 : 200, body: made, location: `/api/v1/redemptions/${made.id}` };
    },
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/contacts/{id}/transfers',
    subject: 'contact',
    summary: "Give a person's credit to another",
    description: 'At once, what ends first; the dates on which it ends stay as they are.',
    scope: 'people:write',
    body: transferCreditSchema,
    rules: ['insufficient-balance'],
    answers: { 201: transferSchema },
    handle: async ({ ctx, params, body }) => ({
      status: 201,
      body: await transferCredit(ctx, params.id as string, body),
    }),
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/redemptions',
    summary: 'List redemptions, newest first',
    scope: 'rewards:read',
    query: listRedemptionsSchema,
    answers: { 200: pageOf(redemptionSchema, 'RedemptionList') },
    handle: async ({ ctx, query }) => ({ status: 200, body: await listRedemptions(ctx, query) }),
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/redemptions/{id}',
    summary: 'Read a redemption',
    scope: 'rewards:read',
    answers: { 200: redemptionSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await getRedemption(ctx, params.id as string) }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/redemptions/{id}/fulfill',
    summary: 'Say that merchandise was handed over or sent',
    scope: 'people:write',
    body: fulfillRedemptionSchema,
    rules: ['already-settled', 'invalid-transition'],
    answers: { 200: redemptionSchema },
    handle: async ({ ctx, params, body }) => ({
      status: 200,
      body: await fulfillRedemption(ctx, params.id as string, body),
    }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/redemptions/{id}/cancel',
    summary: 'Cancel an open code or merchandise that waits',
    description: 'The credit comes back, for two weeks at least, and the item into stock.',
    scope: 'people:write',
    body: cancelRedemptionSchema,
    rules: ['already-settled'],
    answers: { 200: redemptionSchema },
    handle: async ({ ctx, params, body }) => ({
      status: 200,
      body: await cancelRedemption(ctx, params.id as string, body),
    }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/redemptions/{id}/refunds',
    summary: 'Give back credit of a course that was refunded',
    description:
      'Whole or in part, of `course-credit` and of a code that an order took. It keeps the dates it had, and can be used for 30 days at least. The same `externalId` again is answered as the first time.',
    scope: 'people:write',
    body: refundCreditSchema,
    rules: ['invalid-transition', 'insufficient-balance'],
    answers: { 200: redemptionSchema },
    handle: async ({ ctx, params, body }) => ({
      status: 200,
      body: await refundCredit(ctx, params.id as string, body),
    }),
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/discount-codes/{code}',
    subject: 'discount code',
    summary: 'Read what a discount code is worth',
    description:
      'In any case, with or without dashes. For shops and enrolment systems: it needs what recording an enrolment needs.',
    scope: 'conversions:write',
    answers: { 200: redemptionSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await getDiscountCode(ctx, params.code as string) }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/discount-codes/{code}/redeem',
    subject: 'discount code',
    summary: 'Take a discount code for an order, once',
    description:
      '`externalId` is the order or enrolment, `amountMinor` what it took of the value; the rest goes back into the wallet. The same order again is answered as the first time.',
    scope: 'conversions:write',
    body: redeemCodeSchema,
    rules: ['already-settled', 'code-inactive', 'code-expired', 'insufficient-balance', 'currency-mismatch'],
    answers: { 200: redemptionSchema },
    handle: async ({ ctx, params, body }) => ({
      status: 200,
      body: await redeemDiscountCode(ctx, params.code as string, body),
    }),
  }),
];
