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
    ...target,
    touchId: 'override',
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
