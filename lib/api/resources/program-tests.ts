import { z } from '@hono/zod-openapi';
import { backtestSchema, counterfactualSchema } from '@/lib/domain/programs/schema';
import { runCounterfactual } from '@/lib/services/attribution/counterfactual';
import { runBacktest } from '@/lib/services/backtest/run-backtest';
import { checkProgram } from '@/lib/services/programs/check-program';
import { backtestSchema as backtestAnswer, counterfactualAnswer } from '../answers/backtest';
import { programCheckSchema } from '../answers/program-check';
import { endpoint } from '../endpoint';

const common = {
  method: 'post',
  tag: 'Programmes',
  subject: 'programme',
  scope: 'programs:read',
  // Nothing is written, so nothing has to be kept from happening twice.
  repeatable: true,
} as const;

export const programTests = [
  endpoint({
    ...common,
    path: '/programs/{id}/check',
    summary: 'Check the rules of the draft, or of the live version',
    description: 'Findings, and the most that it can cost.',
    body: z.strictObject({}),
    answers: { 200: programCheckSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await checkProgram(ctx, params.id as string) }),
  }),
  endpoint({
    ...common,
    path: '/programs/{id}/backtest',
    summary: 'What a version would have paid for past conversions',
    description:
      'By month and by referrer, beside what was paid. Tries the draft, or the live version; `version` names another, or `as-it-was` takes each conversion with the version it is bound to. Writes nothing.',
    body: backtestSchema,
    answers: { 200: backtestAnswer },
    handle: async ({ ctx, params, body }) => ({
      status: 200,
      body: (await runBacktest(ctx, params.id as string, body)) as never,
    }),
  }),
  endpoint({
    ...common,
    path: '/programs/{id}/counterfactual',
    summary: 'What another attribution model would have changed',
    description:
      'Every decision of the model is replayed from its stored evidence, and rewards are worked out anew: per referrer and in money. Codes given at the enrolment and overrides stay. Writes nothing.',
    body: counterfactualSchema,
    answers: { 200: counterfactualAnswer },
    handle: async ({ ctx, params, body }) => ({
      status: 200,
      body: (await runCounterfactual(ctx, params.id as string, body)) as never,
    }),
  }),
];
