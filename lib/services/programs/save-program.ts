import { createProgramSchema } from '@/lib/domain/programs/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import type { ProgramView } from './program-view';
import { getProgram, type ProgramDetail } from './reads';
import { updateProgram } from './update-program';

/**
 * Saves a programme as a form posts it: whole. Only what differs is changed, so that a new name alone makes no draft. Input:
 * the body of `POST /programs`; what is left out is cleared.
 * @throws as `updateProgram`
 */
export async function saveProgram(
  ctx: Ctx,
  programId: string,
  input: Record<string, unknown>,
): Promise<Pick<ProgramView, 'id'>> {
  authorize(ctx, 'programs:write');
  const wanted: Record<string, unknown> = parse(createProgramSchema, input);
  const program = await getProgram(ctx, programId);
  const stored = storedBody(program);
  const changed = Object.keys(stored).filter((key) => !same(wanted[key], stored[key]));
  if (changed.length === 0) return { id: program.id };
  // Defaults that the form left to the schema are written out: they stand in `wanted`, not in `input`.
  const patch = Object.fromEntries(changed.map((key) => [key, input[key] ?? wanted[key] ?? null]));
  return updateProgram(ctx, program.id, patch);
}

/** What the form showed: the draft's rules, or those of the newest version. */
function storedBody(program: ProgramDetail): Record<string, unknown> {
  const rules = program.draft ?? program;
  const { name, description, programType, currency, startsAt, endsAt } = program;
  const { validityDays, trigger, holdDays, attribution, eligibility, budgetMinor, rewards, termsAndConditions } = rules;
  return {
    ...{ name, description, programType, currency, startsAt, endsAt },
    ...{ validityDays, trigger, holdDays, attribution, eligibility, budgetMinor, rewards, termsAndConditions },
  };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
