import { insertDraft, type ProgramFields, updateDraft, updateProgramRow } from '@/db/queries/programs';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { createProgramSchema, type PatchProgramInput, patchProgramSchema } from '@/lib/domain/programs/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { InvalidInputError, RuleError } from '../errors';
import { parse } from '../parse';
import { type Tx, transact } from '../transact';
import { type LoadedProgram, loadProgram } from './load-program';
import { type ProgramView, programView } from './program-view';
import { joinInput, splitInput } from './split-input';

const FIELDS = ['name', 'description', 'programType', 'currency', 'startsAt', 'endsAt'];
// What past rewards and versions stand on.
const FIXED = ['programType', 'currency', 'startsAt'] as const satisfies (keyof ProgramFields)[];

/**
 * Changes a programme. Rules go into its draft; a published programme gets its next draft version, and what is published
 * stays as it is. Name, description and end hold at once. Null clears what may be absent.
 * @returns the programme with the rules of its draft, when it has one
 */
export async function updateProgram(ctx: Ctx, programId: string, input: unknown): Promise<ProgramView> {
  authorize(ctx, 'programs:write');
  const patch = parse(patchProgramSchema, input);
  return transact(ctx, async (tx) => {
    const loaded = await loadProgram(tx, programId, { lock: true });
    const { program } = loaded;
    if (program.status === 'ended') {
      throw new RuleError('invalid-transition', 'This programme has ended. Clone it to start again.');
    }
    const { fields, definition } = merged(loaded, patch);
    if (loaded.published) refuseFixed(program, fields);
    await updateProgramRow(tx.sql, program.id, fields, ctx.now);
    if (Object.keys(patch).some((key) => !FIELDS.includes(key))) await writeDraft(tx, ctx, loaded, definition);
    const changes = JSON.parse(canonicalJson(patch)) as Record<string, unknown>;
    await appendAudit(tx, ctx, [
      { action: 'program.updated', subjectType: 'program', subjectId: program.id, data: { changes } },
    ]);
    return programView(await loadProgram(tx, program.id, { lock: false }), 'draft', ctx.now);
  });
}

/** The whole programme as it would be, checked as a whole: a new end may lie before an old start. */
function merged(loaded: LoadedProgram, patch: PatchProgramInput) {
  const base = loaded.draft ?? loaded.published;
  if (!base) throw new Error(`Programme ${loaded.program.id} has no version`);
  const laid: Record<string, unknown> = { ...joinInput(loaded.program, base.definition) };
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    laid[key] = value === null ? undefined : value instanceof Date ? value.toISOString() : value;
  }
  return splitInput(parse(createProgramSchema, laid));
}

function refuseFixed(before: ProgramFields, after: ProgramFields): void {
  const errors = FIXED.filter((field) => before[field].valueOf() !== after[field].valueOf()).map((path) => ({
    path,
    message: 'Is fixed once a programme was published. Clone the programme to change it.',
  }));
  if (errors.length) throw new InvalidInputError(errors);
}

async function writeDraft(tx: Tx, ctx: Ctx, loaded: LoadedProgram, definition: object): Promise<void> {
  if (loaded.draft) return updateDraft(tx.sql, loaded.draft.id, definition);
  const version = (loaded.versions.at(-1)?.version ?? 0) + 1;
  const { organizationId, now } = ctx;
  await insertDraft(tx.sql, { organizationId, programId: loaded.program.id, version, definition, now });
}
