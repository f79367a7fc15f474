import type { FraudFacts, FraudInputs } from './facts';
import type { FraudSettings } from './schema';

/** Every kind of evidence that is looked at, in the order a person reads it. */
export const SIGNAL_KEYS = [
  'self',
  'household',
  'payout-details',
  'velocity',
  'disposable-mail',
  'device',
  'network',
  'circular',
  'refunds',
  'timing',
  'existing-customer',
] as const;
export type SignalKey = (typeof SIGNAL_KEYS)[number];

/** The reason of a signal that could not look: it holds, and weighs nothing. */
export const NOT_CHECKED = 'not-checked';

/** Figures and ids behind a reason; never an address, a number or details of payment. */
export type Evidence = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export type Finding = { readonly weight: number; readonly reason: string; readonly evidence: Evidence };
export type Signal = Finding & { readonly key: SignalKey };

export type Detector = {
  readonly key: SignalKey;
  /** The finding, null when there is nothing to say; throws when it cannot tell. */
  readonly detect: (facts: FraudFacts, settings: FraudSettings) => Finding | null;
};

/** A detector over one group of facts: silent when nothing is stored, and an error when the look failed. */
export function detector<Group extends keyof FraudInputs>(
  key: SignalKey,
  group: Group,
  detect: (value: FraudInputs[Group], settings: FraudSettings) => Finding | null,
): Detector {
  return {
    key,
    detect(facts, settings) {
      const gathered = facts[group];
      if (gathered.state === 'none') return null;
      if (gathered.state === 'known' && isSound(gathered.value)) return detect(gathered.value, settings);
      throw new Error(`The facts for ${key} could not be gathered`);
    },
  };
}

// A comparison with NaN is false, which would read as nothing found.
function isSound(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value instanceof Date) return !Number.isNaN(value.getTime());
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isSound);
  return value !== undefined;
}

/** A finding in one line. */
export function finding(weight: number, reason: string, evidence: Evidence = {}): Finding {
  return { weight, reason, evidence };
}

/** The heaviest of several findings about the same thing: one thing counts once. */
export function heaviest(findings: readonly (Finding | null | false)[]): Finding | null {
  return findings.reduce<Finding | null>(
    (best, next) => (next && (!best || next.weight > best.weight) ? next : best),
    null,
  );
}
