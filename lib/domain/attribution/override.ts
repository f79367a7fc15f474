import type { AttributionDecision, Loser, Winner } from './decide';
import type { CodeEvidence } from './input';
import { PPM } from './shares';

export type OverrideTarget = Pick<
  Winner,
  'codeId' | 'code' | 'programId' | 'programVersion' | 'validityDays' | 'referrerId'
>;

/**
 * A manager's decision that supersedes `previous`: same evidence, same shares, another winner, at the conversion's instant.
 * The old winner stays among the losers as `overridden`. Who may be chosen and why is the service's to check and note.
 */
export function overrideDecision(previous: AttributionDecision, target: OverrideTarget): AttributionDecision {
  const winner: Winner = {
    codeId: target.codeId,
    code: target.code,
    programId: target.programId,
    programVersion: target.programVersion,
    validityDays: target.validityDays,
    referrerId: target.referrerId,
    touchId: overrideId(previous),
    channel: 'other',
    occurredAt: previous.evidence.convertedAt,
  };
  const losers: Loser[] = [...previous.losers];
  if (previous.winner) {
    const { programVersion: _version, validityDays: _days, ...old } = previous.winner;
    losers.push({ ...old, reason: 'overridden' });
  }
  return {
    ...previous,
    attributed: true,
    reason: null,
    rule: 'override',
    split: false,
    winner,
    losers,
    referrerShares: [{ referrerId: target.referrerId, codeId: target.codeId, ppm: PPM }],
    flags: [],
  };
}

/**
 * A later conversion of a referee about whom a person has decided: his word holds, above touches and codes told, until he or another
 * decides anew. When the one he chose may refer no more (rule 1), nobody else gets what was taken from him.
 */
export function ruledDecision(
  byTouches: AttributionDecision,
  ruling: OverrideTarget,
  codes: readonly CodeEvidence[],
): AttributionDecision {
  const ruled = overrideDecision(byTouches, ruling);
  if (codes.find(({ codeId }) => codeId === ruling.codeId)?.referrerEligible !== false) return ruled;
  return { ...ruled, attributed: false, reason: 'referrer-not-eligible', winner: null, referrerShares: [] };
}

/** The first is `override`, later ones of the same conversion are counted, so that each has an id of its own. */
function overrideId({ winner, losers }: AttributionDecision): string {
  const before = [winner, ...losers].filter((touch) => touch?.touchId.startsWith('override')).length;
  return before === 0 ? 'override' : `override-${before + 1}`;
}
