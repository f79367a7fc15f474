import { z } from '@hono/zod-openapi';
import { listQueryFields } from '@/lib/domain/common/fields';
import { PROGRAM_STATUSES } from '@/lib/domain/programs/lifecycle';
import {
  cloneProgramSchema,
  createProgramFromTemplateSchema,
  createProgramSchema,
  patchProgramSchema,
} from '@/lib/domain/programs/schema';
import { cloneProgram } from '@/lib/services/programs/clone-program';
import { createProgram } from '@/lib/services/programs/create-program';
import { getProgram, listPrograms, listTemplates } from '@/lib/services/programs/reads';
import { updateProgram } from '@/lib/services/programs/update-program';
import { pageOf } from '../answers/fields';
import { programSchema, programTemplateSchema } from '../answers/program';
import { endpoint } from '../endpoint';

const common = { tag: 'Programmes', subject: 'programme' } as const;

export const programs = [
  endpoint({
    ...common,
    method: 'get',
    path: '/program-templates',
    summary: 'List the pre-built programmes with their best-practice notes',
    scope: 'programs:read',
    answers: { 200: z.object({ data: z.array(programTemplateSchema), nextCursor: z.null() }) },
    handle: async ({ ctx }) => ({ status: 200, body: { data: await listTemplates(ctx), nextCursor: null } as never }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/programs',
    summary: 'Make a programme, as a draft',
    description: 'The whole programme, or `templateId` with whatever replaces parts of the template.',
    scope: 'programs:write',
    body: z.union([createProgramSchema, createProgramFromTemplateSchema]),
    // Which of the two it is shows in the body; only then do errors name fields.
    parsedByService: true,
    answers: { 201: programSchema },
    handle: async ({ ctx, body }) => {
      const program = await createProgram(ctx, body);
      return { status: 201, body: program, location: `/api/v1/programs/${program.id}` };
    },
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/programs',
    summary: 'List programmes, newest first',
    scope: 'programs:read',
    query: z.strictObject({ ...listQueryFields, status: z.enum(PROGRAM_STATUSES).optional() }),
    answers: { 200: pageOf(programSchema, 'ProgramList') },
    handle: async ({ ctx, query }) => ({ status: 200, body: await listPrograms(ctx, query) }),
  }),
  endpoint({
    ...common,
    method: 'get',
    path: '/programs/{id}',
    summary: 'Read a programme',
    description: 'With the rules of its newest published version, or of its draft when it was never published.',
    scope: 'programs:read',
    answers: { 200: programSchema },
    handle: async ({ ctx, params }) => ({ status: 200, body: await getProgram(ctx, params.id as string) }),
  }),
  endpoint({
    ...common,
    method: 'patch',
    path: '/programs/{id}',
    summary: 'Change a programme',
    description: 'Rules of a published programme go into its next draft version; what is published stays as it is.',
    scope: 'programs:write',
    body: patchProgramSchema,
    rules: ['invalid-transition'],
    answers: { 200: programSchema },
    handle: async ({ ctx, params, body }) => ({
      status: 200,
      body: await updateProgram(ctx, params.id as string, body),
    }),
  }),
  endpoint({
    ...common,
    method: 'post',
    path: '/programs/{id}/clone',
    summary: 'Copy a programme into a new draft',
    scope: 'programs:write',
    body: cloneProgramSchema,
    answers: { 201: programSchema },
    handle: async ({ ctx, params, body }) => {
      const program = await cloneProgram(ctx, params.id as string, body);
      return { status: 201, body: program, location: `/api/v1/programs/${program.id}` };
    },
  }),
];
