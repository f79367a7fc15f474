import { recordConversionSchema } from '@/lib/domain/conversions/schema';
import { recordRefundSchema } from '@/lib/domain/refunds/schema';
import { getConversion } from '@/lib/services/conversions/reads';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { conversionSchema } from '../answers/conversion';
import { endpoint } from '../endpoint';

const common = { tag: 'Conversions', subject: 'conversion' } as const;

export const conversions = [
  endpoint({
    ...common,
    method: 'post',
    path: '/conversions',
    summary: 'Record that somebody enrolled, paid or attended',
    description:
      'Answered with its attribution and rewards, each with a receipt. One that earns nothing is recorded too, with `attributed: false` or no rewards, and the `reason`.',
    scope: 'conversions:write',
    body: recordConversionSchema,
    parsedByService: true,
    repeatable: true,
    answers: { 200: conversionSchema, 201: conversionSchema },
    handle: async ({ ctx, body }) => {
      const conversion = await recordConversion(ctx, body);
      return { status: conversion.created ? 201 : 200, body: conversion };
    },
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/conversions/{id}',
    summary: 'Read a conversion with its rewards as they stand',
    scope: 'referrals:read',
    answers: { 200: conversionSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await getConversion(ctx, params.id as string) }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/conversions/{id}/refunds',
    summary: 'Record a refund, a drop-out or a lowered price',
    description:
      'Rewards are recomputed with the version that granted them; the difference is taken back, also after payment.',
    scope: 'conversions:write',
    body: recordRefundSchema,
    answers: { 200: conversionSchema, 201: conversionSchema },
    handle: async ({ ctx, params, body }) => {
      const conversion = await recordRefund(ctx, params.id as string, body);
      return { status: conversion.created ? 201 : 200, body: conversion };
    },
  }),
];
