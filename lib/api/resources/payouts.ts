import { listPayoutsSchema, runPayoutsSchema } from '@/lib/domain/payouts/schema';
import { runPayouts } from '@/lib/services/payouts/build';
import { getPayout, listPayouts } from '@/lib/services/payouts/reads';
import { pageOf } from '../answers/fields';
import { payoutRunSchema, payoutSchema } from '../answers/payout';
import { endpoint } from '../endpoint';

const common = { tag: 'Payouts', subject: 'payout' } as const;

export const payouts = [
  endpoint({
    ...common,
    method: 'get',
    path: '/payouts',
    summary: 'List payouts, newest first',
    scope: 'payouts:read',
    query: listPayoutsSchema,
    answers: { 200: pageOf(payoutSchema, 'PayoutList') },
    handle: async ({ ctx, query }) => ({ status: 200, body: await listPayouts(ctx, query) }),
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/payouts/{id}',
    summary: 'Read a payout',
    scope: 'payouts:read',
    answers: { 200: payoutSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await getPayout(ctx, params.id as string) }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/payouts/run',
    summary: 'Pay what is due',
    description:
      'Every approved cash reward whose hold is over goes into a payout, one for each recipient and currency. They are sent in the background; `status` tells when they are settled.',
    scope: 'payouts:write',
    body: runPayoutsSchema,
    answers: { 200: payoutRunSchema },
    handle: async ({ ctx, body }) => ({ status: 200, body: await runPayouts(ctx, body) }),
  }),
];
