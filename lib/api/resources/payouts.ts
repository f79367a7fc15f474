import { listPayoutsSchema, runPayoutsSchema, takeBackSchema } from '@/lib/domain/payouts/schema';
import { runPayouts } from '@/lib/services/payouts/build';
import { getPayout, listPayouts } from '@/lib/services/payouts/reads';
import { takeBackPayout } from '@/lib/services/payouts/take-back';
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
  endpoint({
    ...common,
    method: 'post',
    path: '/payouts/{id}/reverse',
    summary: 'Take back a paid payout at its provider',
    description:
      'Through Stripe only, whole, and once whatever happens to the answers. The amount is owed again and its rewards are approved: reject or refund them if they are not to be paid anew. 409 `not-reversible`, `not-paid`, or `provider-refused` with the words of the provider; after 503 Kith goes on asking by itself.',
    scope: 'payouts:write',
    body: takeBackSchema,
    // What was asked must be written before the provider is asked, whatever becomes of this request.
    repeatable: true,
    answers: { 200: payoutSchema },
    handle: async ({ ctx, params, body }) => {
      await takeBackPayout(ctx, params.id as string, body);
      return { status: 200, body: await getPayout(ctx, params.id as string) };
    },
  }),
];
