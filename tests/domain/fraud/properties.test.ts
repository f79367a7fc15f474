import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DETECTORS } from '@/lib/domain/fraud/detectors';
import { DEFAULT_FRAUD_SETTINGS } from '@/lib/domain/fraud/schema';
import { FRAUD_VERDICTS, scoreFraud } from '@/lib/domain/fraud/score-fraud';
import { type Detector, finding, NOT_CHECKED, SIGNAL_KEYS } from '@/lib/domain/fraud/signal';
import { anyFraudFacts, anyGroup } from '../support/fraud';

const RUNS = { numRuns: 1000 };
const anySettings = fc
  .record({ reviewAt: fc.integer({ min: 1, max: 100 }), more: fc.integer({ min: 0, max: 99 }) })
  .map(({ reviewAt, more }) => ({ ...DEFAULT_FRAUD_SETTINGS, reviewAt, holdAt: Math.min(100, reviewAt + more) }));
const anyFinding: fc.Arbitrary<Detector> = fc
  .record({ key: fc.constantFrom(...SIGNAL_KEYS), weight: fc.integer({ min: 0, max: 100 }) })
  .map(({ key, weight }) => ({ key, detect: () => finding(weight, 'odd') }));
const rank = (facts: Parameters<typeof scoreFraud>[0], settings = DEFAULT_FRAUD_SETTINGS) =>
  FRAUD_VERDICTS.indexOf(scoreFraud(facts, settings).verdict);

describe('a fraud score', () => {
  it('is a whole number from 0 to 100, the sum of its weights up to there', () => {
    fc.assert(
      fc.property(anyFraudFacts, anySettings, (facts, settings) => {
        const { score, signals } = scoreFraud(facts, settings);
        expect(Number.isInteger(score)).toBe(true);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBe(
          Math.min(
            100,
            signals.reduce((sum, { weight }) => sum + weight, 0),
          ),
        );
      }),
      RUNS,
    );
  });

  it('never falls when a signal is added, nor does the verdict', () => {
    fc.assert(
      fc.property(anyFraudFacts, anySettings, fc.array(anyFinding, { maxLength: 6 }), (facts, settings, more) => {
        const before = scoreFraud(facts, settings);
        const after = scoreFraud(facts, settings, [...DETECTORS, ...more]);
        expect(after.score).toBeGreaterThanOrEqual(before.score);
        expect(FRAUD_VERDICTS.indexOf(after.verdict)).toBeGreaterThanOrEqual(FRAUD_VERDICTS.indexOf(before.verdict));
      }),
      RUNS,
    );
  });

  it('never falls when more becomes known', () => {
    fc.assert(
      fc.property(anyFraudFacts, anyGroup, (facts, group) => {
        const less = { ...facts, [group]: { state: 'none' } };
        expect(scoreFraud(facts, DEFAULT_FRAUD_SETTINGS).score).toBeGreaterThanOrEqual(
          scoreFraud(less, DEFAULT_FRAUD_SETTINGS).score,
        );
        expect(rank(facts)).toBeGreaterThanOrEqual(rank(less));
      }),
      RUNS,
    );
  });

  it('is the same in any order of the signals, and every time', () => {
    const anyOrder = fc.shuffledSubarray([...DETECTORS], { minLength: DETECTORS.length });
    fc.assert(
      fc.property(anyFraudFacts, anySettings, anyOrder, (facts, settings, detectors) => {
        const answer = scoreFraud(facts, settings);
        expect(scoreFraud(facts, settings, detectors)).toEqual(answer);
        expect(scoreFraud(facts, settings)).toEqual(answer);
      }),
      RUNS,
    );
  });

  it('never sends a higher score to a milder verdict, and passes only below the threshold', () => {
    fc.assert(
      fc.property(anyFraudFacts, anySettings, (facts, settings) => {
        const { score, verdict } = scoreFraud(facts, settings);
        expect(verdict).toBe(score >= settings.holdAt ? 'hold' : score >= settings.reviewAt ? 'review' : 'pass');
      }),
      RUNS,
    );
  });
});

describe('an error', () => {
  it('in any signal holds, and keeps what the others found', () => {
    const broken = (key: (typeof SIGNAL_KEYS)[number]): Detector => ({
      key,
      detect: () => {
        throw new Error('out of order');
      },
    });
    fc.assert(
      fc.property(anyFraudFacts, fc.constantFrom(...SIGNAL_KEYS), (facts, key) => {
        const others = DETECTORS.filter((detector) => detector.key !== key);
        const { verdict, score, signals } = scoreFraud(facts, DEFAULT_FRAUD_SETTINGS, [...others, broken(key)]);
        expect(verdict).toBe('hold');
        expect(signals[0]).toEqual({ key, weight: 0, reason: NOT_CHECKED, evidence: {} });
        expect(score).toBe(scoreFraud(facts, DEFAULT_FRAUD_SETTINGS, others).score);
      }),
      RUNS,
    );
  });

  it('in gathering any group of facts holds', () => {
    fc.assert(
      fc.property(anyFraudFacts, anyGroup, fc.constantFrom({ state: 'failed' }, undefined), (facts, group, failed) => {
        const answer = scoreFraud({ ...facts, [group]: failed }, DEFAULT_FRAUD_SETTINGS);
        expect(answer.verdict).toBe('hold');
        expect(answer.signals.some(({ reason }) => reason === NOT_CHECKED)).toBe(true);
      }),
      RUNS,
    );
  });

  it('in a figure or an instant holds', () => {
    const spoiled = (value: unknown): unknown => {
      if (typeof value === 'number') return Number.NaN;
      if (value instanceof Date) return new Date(Number.NaN);
      return value;
    };
    const figures = fc.constantFrom('velocity', 'device', 'network', 'refunds', 'timing', 'existing', 'payout');
    fc.assert(
      fc.property(anyFraudFacts, figures, (facts, group) => {
        const gathered = facts[group as keyof typeof facts];
        fc.pre(gathered.state === 'known');
        const entries = Object.entries(gathered.value).map(([field, value]) => [field, spoiled(value)]);
        const broken = { ...facts, [group]: { state: 'known', value: Object.fromEntries(entries) } };
        expect(scoreFraud(broken, DEFAULT_FRAUD_SETTINGS).verdict).toBe('hold');
      }),
      RUNS,
    );
  });
});
