import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { createProgramSchema } from '@/lib/domain/programs/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ConflictError } from '../errors';
import { parse } from '../parse';
import type { ProgramView } from './program-view';
import { getProgram, type ProgramDetail } from './reads';
import { updateProgram } from './update-program';

type Body = Record<string, unknown>;

/**
 * What a form began from: the body that it would have saved untouched, by which one sees what its writer has changed, and the
 * `storedBody` of then, by which one sees what others have. The two may say the same in different ways.
 */
export interface FormBase {
  shown: Body;
  stored: Body;
}

/**
 * Saves a programme as a form posts it: whole. Only what differs from what the form began from is changed, so that a new name alone
 * makes no draft, and what somebody else has changed meanwhile stays. Input: the body of `POST /programs`; what is left out is
 * cleared.
 * @param base what the form began from; left out, what is stored
 * @throws ConflictError when somebody else has changed the same meanwhile; as `updateProgram`
 */
export async function saveProgram(
  ctx: Ctx,
  programId: string,
  input: Body,
  base?: FormBase,
): Promise<Pick<ProgramView, 'id'>> {
  authorize(ctx, 'programs:write');
  const wanted: Body = parse(createProgramSchema, input);
  const program = await getProgram(ctx, programId);
  const stored = storedBody(program);
  const shown: Body = createProgramSchema.safeParse(base?.shown).data ?? stored;
  const changed = Object.keys(stored).filter(
    (key) => !same(wanted[key], shown[key]) && !same(wanted[key], stored[key]),
  );
  if (changed.length === 0) return { id: program.id };
  const both = base ? changed.filter((path) => !same(base.stored[path], stored[path])) : [];
  const errors = both.map((path) => ({ path, message: MEANWHILE }));
  if (errors.length) throw new ConflictError(MEANWHILE, 'conflict', errors);
  // Defaults that the form left to the schema are written out: they stand in `wanted`, not in `input`.
  const patch = Object.fromEntries(changed.map((key) => [key, input[key] ?? wanted[key] ?? null]));
  return updateProgram(ctx, program.id, patch);
}

const MEANWHILE =
  'Somebody else has changed this in the meantime. Load the page again: what you typed is kept, and saved then it replaces theirs.';

/** What the form shows: the draft's rules, or those of the newest version. */
export function storedBody(program: ProgramDetail): Body {
  const rules = program.draft ?? program;
  const { name, description, programType, currency, startsAt, endsAt } = program;
  const { validityDays, trigger, holdDays, attribution, eligibility, budgetMinor, rewards, termsAndConditions } = rules;
  return {
    ...{ name, description, programType, currency, startsAt, endsAt },
    ...{ validityDays, trigger, holdDays, attribution, eligibility, budgetMinor, rewards, termsAndConditions },
  };
}

function same(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
