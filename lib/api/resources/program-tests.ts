import { z } from '@hono/zod-openapi';
import { backtestSchema } from '@/lib/domain/programs/schema';
import { runBacktest } from '@/lib/services/backtest/run-backtest';
import { checkProgram } from '@/lib/services/programs/check-program';
import { backtestSchema as backtestAnswer } from '../answers/backtest';
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
];
