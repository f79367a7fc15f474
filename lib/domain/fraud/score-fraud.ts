import { DETECTORS } from './detectors';
import type { FraudFacts } from './facts';
import type { FraudSettings } from './schema';
import { type Detector, NOT_CHECKED, type Signal } from './signal';

export const FRAUD_VERDICTS = ['pass', 'review', 'hold'] as const;
export type FraudVerdict = (typeof FRAUD_VERDICTS)[number];

export type FraudScore = {
  /** 0 to 100: the sum of the weights, cut at 100. */
  readonly score: number;
  readonly verdict: FraudVerdict;
  /** What was found, the heaviest first, after what could not be checked. */
  readonly signals: readonly Signal[];
};

/**
 * How suspicious a referral is, and why. Fails closed: a signal that throws, or answers no weight from 0 to 100, holds with the
 * reason `not-checked`, whatever the others say. The same facts give the same answer in any order of signals.
 */
export function scoreFraud(
  facts: FraudFacts,
  settings: FraudSettings,
  detectors: readonly Detector[] = DETECTORS,
): FraudScore {
  const signals = detectors.flatMap((detector) => look(detector, facts, settings)).sort(compare);
  const score = Math.min(
    100,
    signals.reduce((sum, { weight }) => sum + weight, 0),
  );
  return { score, verdict: verdictOf(score, signals, settings), signals };
}

function look({ key, detect }: Detector, facts: FraudFacts, settings: FraudSettings): Signal[] {
  try {
    const found = detect(facts, settings);
    if (found === null) return [];
    if (!(found.weight >= 0 && found.weight <= 100)) return [notChecked(key)];
    return [{ key, ...found }];
  } catch {
    return [notChecked(key)];
  }
}

function notChecked(key: Signal['key']): Signal {
  return { key, weight: 0, reason: NOT_CHECKED, evidence: {} };
}

function verdictOf(score: number, signals: readonly Signal[], { reviewAt, holdAt }: FraudSettings): FraudVerdict {
  if (signals.some(({ reason }) => reason === NOT_CHECKED) || score >= holdAt) return 'hold';
  // Written so that thresholds which are no numbers release nothing.
  return score < reviewAt ? 'pass' : 'review';
}

function compare(a: Signal, b: Signal): number {
  const unknown = Number(b.reason === NOT_CHECKED) - Number(a.reason === NOT_CHECKED);
  return unknown || b.weight - a.weight || order(a.key, b.key) || order(a.reason, b.reason);
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
