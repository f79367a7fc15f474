import { overrideAttributionSchema } from '@/lib/domain/attribution/schema';
import { recordMilestoneSchema } from '@/lib/domain/referrals/milestones';
import { listReferralsSchema, submitLeadSchema } from '@/lib/domain/referrals/schema';
import { overrideAttribution } from '@/lib/services/attribution/override-attribution';
import { getAttribution } from '@/lib/services/attribution/reads';
import { listSteps } from '@/lib/services/referrals/list-steps';
import { getReferral, listReferrals } from '@/lib/services/referrals/reads';
import { recordMilestone } from '@/lib/services/referrals/record-milestone';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { attributionReceiptSchema } from '../answers/attribution';
import { pageOf } from '../answers/fields';
import { referralSchema } from '../answers/referral';
import { stepListSchema } from '../answers/step';
import { endpoint } from '../endpoint';

const common = { tag: 'Referrals', subject: 'referral' } as const;

export const referrals = [
  endpoint({
    ...common,
    method: 'post',
    path: '/referrals',
    names: 'code',
    summary: 'Record that a friend left his name',
    description: 'The same friend by the same code again answers 200 with the referral that waits.',
    scope: 'referrals:write',
    body: submitLeadSchema,
    rules: [
      'code-inactive',
      'code-expired',
      'program-not-active',
      'self-referral',
      'same-household',
      'already-referred',
      'already-rewarded',
    ],
    answers: { 200: referralSchema, 201: referralSchema },
    handle: async ({ ctx, body }) => {
      const { created, referral } = await submitLead(ctx, body);
      return { status: created ? 201 : 200, body: referral, location: `/api/v1/referrals/${referral.id}` };
    },
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/referrals',
    summary: 'List referrals, newest first',
    scope: 'referrals:read',
    query: listReferralsSchema,
    answers: { 200: pageOf(referralSchema, 'ReferralList') },
    handle: async ({ ctx, query }) => ({ status: 200, body: await listReferrals(ctx, query) }),
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/referrals/{id}',
    summary: 'Read a referral and what happened to it',
    scope: 'referrals:read',
    answers: { 200: referralSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await getReferral(ctx, params.id as string) }),
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/milestones',
    summary: 'List the steps of a referral',
    description: 'In the order of the school: what `POST /referrals/{id}/milestones` takes as `key`.',
    scope: 'referrals:read',
    answers: { 200: stepListSchema },
    handle: async ({ ctx }) => ({ status: 200, body: { data: await listSteps(ctx), nextCursor: null } }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/referrals/{id}/milestones',
    summary: 'Record that a referral reached a step',
    description:
      'A step that the school has defined, such as a trial booked; enrolled, paid and attended come with conversions. The same again answers 200.',
    scope: 'referrals:write',
    body: recordMilestoneSchema,
    answers: { 200: referralSchema, 201: referralSchema },
    handle: async ({ ctx, params, body }) => {
      const { created, referral } = await recordMilestone(ctx, params.id as string, body);
      return { status: created ? 201 : 200, body: referral };
    },
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/referrals/{id}/attribution',
    summary: 'Read why a referral is owed to whom',
    description: 'Every touch, the shares by every model, the winner, and each loser with its reason.',
    scope: 'referrals:read',
    subject: 'attribution',
    answers: { 200: attributionReceiptSchema },
    handle: async ({ ctx, params }) => ({
      status: 200,
      body: (await getAttribution(ctx, params.id as string)) as never,
    }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/referrals/{id}/attribution',
    summary: 'Decide to whom a referral is owed',
    description:
      'A new decision that supersedes the one before; nothing is overwritten. Rewards are taken back and granted anew under the same rules. With `decisionId` it is refused (409) when another decision came first.',
    scope: 'referrals:write',
    subject: 'attribution',
    body: overrideAttributionSchema,
    rules: ['program-not-active', 'self-referral', 'same-household', 'referrer-not-eligible', 'already-rewarded'],
    answers: { 200: attributionReceiptSchema },
    handle: async ({ ctx, params, body }) => ({
      status: 200,
      body: (await overrideAttribution(ctx, params.id as string, body)) as never,
    }),
  }),
];
