import { programFromTemplate } from '@/lib/domain/programs/from-template';
import { programProblems } from '@/lib/domain/programs/problems';
import {
  type CreateProgramInput,
  createProgramFromTemplateSchema,
  createProgramSchema,
} from '@/lib/domain/programs/schema';
import { findTemplate } from '@/lib/domain/programs/templates';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { InvalidInputError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { transact } from '../transact';
import { loadProgram } from './load-program';
import { type ProgramView, programView } from './program-view';
import { writeProgram } from './write-program';

/**
 * A new programme as a draft, version 1. Input: the whole programme, or `{templateId}` with whatever replaces parts of the
 * template; then it starts now and has the organisation's currency unless said otherwise.
 */
export async function createProgram(ctx: Ctx, input: unknown): Promise<ProgramView> {
  authorize(ctx, 'programs:write');
  const make = isFromTemplate(input) ? templateMaker(input) : wholeMaker(input);
  return transact(ctx, async (tx) => {
    const { currency } = await organizationFacts(tx, ctx);
    const { body, templateId } = make({ currency, startsAt: ctx.now });
    const id = await writeProgram(tx, ctx, body, { templateId, clonedFrom: null });
    return programView(await loadProgram(tx, id, { lock: false }), 'draft', ctx.now);
  });
}

type Maker = (defaults: { currency: string; startsAt: Date }) => {
  body: CreateProgramInput;
  templateId: string | null;
};

function isFromTemplate(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'templateId' in input;
}

function wholeMaker(input: unknown): Maker {
  const body = parse(createProgramSchema, input);
  return () => ({ body, templateId: null });
}

function templateMaker(input: unknown): Maker {
  const { templateId, ...replaced } = parse(createProgramFromTemplateSchema, input);
  return (defaults) => {
    const template = findTemplate(templateId, replaced.currency ?? defaults.currency);
    if (!template) {
      throw new InvalidInputError([{ path: 'templateId', message: 'There is no template of this id.' }]);
    }
    const body = programFromTemplate(template, replaced, defaults);
    const problems = programProblems(body).map(({ path, message }) => ({ path: path.join('.'), message }));
    if (problems.length) throw new InvalidInputError(problems);
    return { body, templateId };
  };
}
