import type { AttributionDecision, Loser, Winner } from './decide';
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

/** The first is `override`, later ones of the same conversion are counted, so that each has an id of its own. */
function overrideId({ winner, losers }: AttributionDecision): string {
  const before = [winner, ...losers].filter((touch) => touch?.touchId.startsWith('override')).length;
  return before === 0 ? 'override' : `override-${before + 1}`;
}
