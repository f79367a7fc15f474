import { describe, expect, it } from 'vitest';
import { byKind, figuresOf, judge, makeCampus, REPORT_SEEDS, TUNING_SEEDS } from '../../bench/fraud/evaluate';

const SEED = 101;
const judged = judge(makeCampus(SEED));
const ofKinds = (...kinds: string[]) => judged.filter(({ kind }) => kinds.includes(kind));

describe('the synthetic campus', () => {
  it('has every kind of referral, and is the same for a seed', () => {
    for (const { referrals } of byKind(judged)) expect(referrals).toBeGreaterThanOrEqual(5);
    expect(judged.length).toBeGreaterThanOrEqual(900);
    expect(judge(makeCampus(SEED))).toEqual(judged);
    expect(judge(makeCampus(SEED + 1))).not.toEqual(judged);
  });

  it('is reported on seeds that the weights were not chosen on', () => {
    expect(REPORT_SEEDS).toContain(SEED);
    expect(REPORT_SEEDS.filter((seed) => TUNING_SEEDS.includes(seed))).toEqual([]);
  });
});

describe('Kith beside a check of addresses alone', () => {
  it.each(['dorm', 'family', 'heavy'])('accuses fewer of the honest: %s', (kind) => {
    const honest = ofKinds(kind);
    const [kith, ipOnly] = [figuresOf(honest, 'kith'), figuresOf(honest, 'ipOnly')];
    expect(honest.every(({ isFraud }) => !isFraud)).toBe(true);
    expect(kith.falsePositiveRate).toBeLessThan(ipOnly.falsePositiveRate);
  });

  it('accuses at most one honest referral of twenty, where addresses accuse one of five', () => {
    expect(figuresOf(judged, 'kith').falsePositiveRate).toBeLessThan(0.05);
    expect(figuresOf(judged, 'ipOnly').falsePositiveRate).toBeGreaterThan(0.2);
  });

  it('finds at least as much abuse, and is right more often when it says so', () => {
    const [kith, ipOnly] = [figuresOf(judged, 'kith'), figuresOf(judged, 'ipOnly')];
    expect(kith.recall).toBeGreaterThanOrEqual(ipOnly.recall);
    expect(kith.recall).toBeGreaterThan(0.7);
    expect(kith.precision).toBeGreaterThan(ipOnly.precision);
  });

  it('finds more when the hold is over than at the enrolment', () => {
    expect(figuresOf(judged, 'kith').recall).toBeGreaterThan(figuresOf(judged, 'kithEarly').recall);
  });
});
