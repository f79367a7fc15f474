import { z } from '@hono/zod-openapi';
import type { RuleCode } from '@/lib/domain/rule-codes';
import type { Ctx } from '@/lib/services/context';
import { endProgram } from '@/lib/services/programs/end-program';
import { pauseProgram } from '@/lib/services/programs/pause-program';
import type { ProgramView } from '@/lib/services/programs/program-view';
import { publishProgram } from '@/lib/services/programs/publish-program';
import { resumeProgram } from '@/lib/services/programs/resume-program';
import { programSchema } from '../answers/program';
import { endpoint } from '../endpoint';

type Move = (ctx: Ctx, programId: string) => Promise<ProgramView>;

function lifecycle(verb: string, summary: string, move: Move, rules: readonly RuleCode[]) {
  return endpoint({
    method: 'post',
    path: `/programs/{id}/${verb}`,
    tag: 'Programmes',
    subject: 'programme',
    summary,
    scope: 'programs:write',
    body: z.strictObject({}),
    rules,
    answers: { 200: programSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await move(ctx, params.id as string) }),
  });
}

export const programLifecycle = [
  lifecycle('publish', 'Publish the draft: its version never changes again', publishProgram, [
    'program-limit-reached',
    'invalid-transition',
  ]),
  lifecycle('pause', 'Pause a programme', pauseProgram, ['invalid-transition']),
  lifecycle('resume', 'Resume a paused programme', resumeProgram, ['program-limit-reached', 'invalid-transition']),
  lifecycle('end', 'End a programme for good', endProgram, ['invalid-transition']),
];
