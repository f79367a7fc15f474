import { decideFraudSchema, listFraudSchema } from '@/lib/domain/fraud/schema';
import type { Ctx } from '@/lib/services/context';
import { decideFraudCase } from '@/lib/services/fraud/decide';
import { getFraudCase, listFraudCases } from '@/lib/services/fraud/reads';
import { pageOf } from '../answers/fields';
import { fraudCaseDetailSchema, fraudCaseSchema, fraudDecisionSchema } from '../answers/fraud-case';
import { endpoint } from '../endpoint';

const common = { tag: 'Fraud cases', subject: 'case' } as const;

export const fraudCases = [
  endpoint({
    ...common,
    method: 'get',
    path: '/fraud-cases',
    summary: 'List referrals that a person looks at, newest first',
    scope: 'referrals:read',
    query: listFraudSchema,
    answers: { 200: pageOf(fraudCaseSchema, 'FraudCaseList') },
    handle: async ({ ctx, query }) => ({ status: 200, body: await listFraudCases(ctx, query) }),
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/fraud-cases/{id}',
    summary: 'Read a case with its evidence and what happened to it',
    scope: 'referrals:read',
    answers: { 200: fraudCaseDetailSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await read(ctx, params.id as string) }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/fraud-cases/{id}/decision',
    summary: 'Clear or confirm a case',
    description:
      'The referrer reads the reason. Once the case is decided: 409 `fraud-case-decided`. Not for the client that recorded or overrode the conversion.',
    // Of two scopes that may decide, the one that a client which records referrals does not have.
    scope: 'rewards:approve',
    body: decideFraudSchema,
    rules: ['approval-by-interested-party'],
    answers: { 200: fraudDecisionSchema },
    handle: async ({ ctx, params, body }) => {
      const caseId = params.id as string;
      const { status, rejected } = await decideFraudCase(ctx, { ...(body as object), caseId });
      return { status: 200, body: { id: caseId, status, takenBackRewards: rejected } };
    },
  }),
];

async function read(ctx: Ctx, caseId: string) {
  const { rewards, ...found } = await getFraudCase(ctx, caseId);
  return { ...found, rewardIds: rewards.map(({ id }) => id) };
}
