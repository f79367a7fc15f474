import { cloneProgramSchema, createProgramSchema } from '@/lib/domain/programs/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { transact } from '../transact';
import { loadProgram } from './load-program';
import { type ProgramView, programView } from './program-view';
import { joinInput } from './split-input';
import { writeProgram } from './write-program';

const MAX_NAME = 120;
const SUFFIX = ' (copy)';

/** A new draft with the newest rules of a programme, to start now and without an end. Input: `{name?}`. */
export async function cloneProgram(ctx: Ctx, programId: string, input: unknown = {}): Promise<ProgramView> {
  authorize(ctx, 'programs:write');
  const { name } = parse(cloneProgramSchema, input);
  return transact(ctx, async (tx) => {
    const { program, draft, published } = await loadProgram(tx, programId, { lock: false });
    const source = draft ?? published;
    if (!source) throw new Error(`Programme ${program.id} has no version`);
    const body = joinInput(program, source.definition);
    const copy = parse(createProgramSchema, {
      ...body,
      name: name ?? `${program.name.slice(0, MAX_NAME - SUFFIX.length)}${SUFFIX}`,
      startsAt: ctx.now.toISOString(),
      endsAt: undefined,
    });
    const id = await writeProgram(tx, ctx, copy, { templateId: program.templateId, clonedFrom: program.id });
    return programView(await loadProgram(tx, id, { lock: false }), 'draft', ctx.now);
  });
}
