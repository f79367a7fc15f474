import type { AttributionModel } from '../programs/types';
import { decide, type ReferrerShare } from './decide';
import { inputOf } from './evidence';
import type { DecideInput } from './input';

export type ModelChoice = { readonly model: AttributionModel; readonly split: boolean };

/** Whom a conversion would be owed to; ids are those of the evidence. */
export type Redecided = {
  readonly referrerId: string;
  readonly shares: readonly ReferrerShare[];
  readonly programVersion: number;
};

/**
 * Decides a conversion anew from its stored evidence as if one programme had another attribution model, all else as it was. Null
 * when nobody would have it. Throws ZodError on what is no evidence.
 */
export function redecide(evidence: unknown, programId: string, choice: ModelChoice): Redecided | null {
  const { winner, referrerShares } = decide(withModel(inputOf(evidence), programId, choice));
  if (!winner) return null;
  return { referrerId: winner.referrerId, shares: referrerShares, programVersion: winner.programVersion };
}

function withModel(input: DecideInput, programId: string, { model, split }: ModelChoice): DecideInput {
  const programs = input.programs.map((program) =>
    program.id === programId
      ? { ...program, versions: program.versions.map((version) => ({ ...version, model, split })) }
      : program,
  );
  return { ...input, programs };
}
