import type { OverrideTarget } from '@/lib/domain/attribution/override';
import { isInForceAt } from '@/lib/domain/programs/status-at';
import { versionInForce } from '@/lib/domain/programs/version-in-force';
import { codeEvidence, programEvidence } from '../conversions/attribute';
import { ConflictError, InvalidInputError, RuleError } from '../errors';
import type { OverrideWorld } from './load-override';

/**
 * Who an override may choose: the owner of a code whose programme ran at the conversion, whom rule 1 lets refer, and who is
 * neither the friend nor of the friend's household where the programme forbids it. That no touch counted, or that it was too
 * late, is what a person may overrule.
 * @throws InvalidInputError, RuleError, ConflictError `already-owed`
 */
export function chooseTarget({ world, item, previous }: OverrideWorld): OverrideTarget {
  const { input, refereeId } = item;
  const code = input.code === undefined ? undefined : world.codesByKey.get(input.code);
  const program = code && world.programs.get(code.programId);
  if (!code || !program) throw new InvalidInputError([{ path: 'code', message: 'Nobody has this code.' }]);
  const { winner, attributed, split } = previous.receipt;
  if (attributed && winner?.codeId === code.id && !split) {
    throw new ConflictError('It belongs to this code already. Nothing was changed.', 'already-owed');
  }
  const facts = programEvidence(world, program);
  const version = versionInForce(facts.versions, input.occurredAt);
  if (!version || !isInForceAt(facts, input.occurredAt)) {
    throw refused('program-not-active', 'The programme of this code did not run when the friend enrolled.');
  }
  const evidence = codeEvidence(world, code, refereeId, input.occurredAt);
  if (evidence.relation === 'self' && !version.allowSelfReferral) {
    throw refused('self-referral', 'This is the friend himself, and the programme lets nobody refer himself.');
  }
  if (evidence.relation === 'household' && !version.allowSameHousehold) {
    throw refused('same-household', 'Both are of one household, which the programme does not allow.');
  }
  if (!evidence.referrerEligible) {
    throw refused('referrer-not-eligible', 'The owner of this code may not refer in this programme.');
  }
  const { id: codeId, programId, referrerId } = code;
  const { version: programVersion, validityDays } = version;
  return { codeId, code: code.code, programId, programVersion, validityDays, referrerId };
}

function refused(rule: RuleError['rule'], message: string): RuleError {
  return new RuleError(rule, message, [{ path: 'code', message }]);
}
