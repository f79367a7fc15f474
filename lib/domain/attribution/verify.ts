import { canonicalJson } from '../audit/canonical-json';
import { type AttributionDecision, replayDecision } from './decide';
import { overrideDecision } from './override';

/** Why a stored decision is not what its evidence says. */
export type ReplayFault = 'evidence-unreadable' | 'evidence-changed' | 'receipt-differs' | 'chain-broken';

export type StoredDecision = {
  readonly sequence: number;
  readonly receipt: AttributionDecision;
  /** The hash that was stored with it. */
  readonly evidenceHash: string;
};

/**
 * Replays a stored decision: its evidence must have the hash that was stored, and decide as the receipt says. An override is
 * replayed on the decision before it, with the winner that the person chose. Answers null when all holds.
 * @param hashOf SHA-256 in hex, which the core does not compute itself
 */
export function findReplayFault(
  stored: StoredDecision,
  previous: StoredDecision | null,
  hashOf: (text: string) => string,
): ReplayFault | null {
  const { receipt, sequence } = stored;
  if (hashOf(canonicalJson(receipt.evidence)) !== stored.evidenceHash) return 'evidence-changed';
  if (sequence === 1) return replayed(receipt);
  if (!previous || previous.sequence !== sequence - 1 || !receipt.winner) return 'chain-broken';
  if (previous.evidenceHash !== stored.evidenceHash) return 'chain-broken';
  return same(overrideDecision(previous.receipt, receipt.winner), receipt) ? null : 'receipt-differs';
}

function replayed(receipt: AttributionDecision): ReplayFault | null {
  try {
    const again = replayDecision(receipt.evidence);
    // That a referee has had his one reward is found after the attribution, and is no part of its evidence.
    const known =
      receipt.reason === 'already-rewarded' ? { ...again, attributed: false, reason: receipt.reason } : again;
    // The hash vouches for the evidence itself; that of before November 2026 also names the referee of each touch.
    return same({ ...known, evidence: receipt.evidence }, receipt) ? null : 'receipt-differs';
  } catch {
    return 'evidence-unreadable';
  }
}

function same(a: AttributionDecision, b: AttributionDecision): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
