import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, replayDecision } from '@/lib/domain/attribution/decide';
import { overrideDecision } from '@/lib/domain/attribution/override';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { anyAttribution as anyInput } from '../support/arbitrary-attribution';
import { aCode, aDecision, aProgram, aTouch, aVersion, CONVERTED_AT, daysBefore } from '../support/attribution';

describe('an attribution', () => {
  it('replays from its evidence to the same receipt, also through JSON', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const decision = decide(input);
        expect(replayDecision(JSON.parse(JSON.stringify(decision.evidence)))).toEqual(decision);
      }),
    );
  });

  it('does not depend on the order of its facts', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const turned = {
          ...input,
          touches: [...input.touches].reverse(),
          codes: [...input.codes].reverse(),
          programs: [...input.programs].reverse(),
        };
        expect(canonicalJson(decide(turned))).toBe(canonicalJson(decide(input)));
      }),
    );
  });

  it('ignores what has nothing to do with it', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const noisy = {
          ...input,
          codes: [...input.codes, aCode('Z')],
          programs: [...input.programs, aProgram({ id: 'p9' })],
        };
        expect(decide(noisy)).toEqual(decide(input));
      }),
    );
  });

  it('never pays oneself, the household, somebody not eligible, or a touch outside its time', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { winner, losers, referrerShares } = decide(input);
        expect(losers.length + (winner ? 1 : 0)).toBe(input.touches.length + (input.givenCode ? 1 : 0));
        if (!winner) return;
        const code = input.codes.find(({ codeId }) => codeId === winner.codeId);
        expect(code).toMatchObject({ relation: 'none', referrerEligible: true });
        const age = CONVERTED_AT.getTime() - Date.parse(winner.occurredAt);
        expect(age).toBeGreaterThanOrEqual(0);
        expect(age).toBeLessThanOrEqual(90 * 86_400_000);
        expect(referrerShares.reduce((sum, { ppm }) => sum + ppm, 0)).toBe(1_000_000);
      }),
    );
  });

  it('refuses to replay what is no evidence', () => {
    expect(() => replayDecision({ touches: 'none' })).toThrow();
  });

  it('stores only what it read', () => {
    const programs = [
      aProgram({ versions: [aVersion(), aVersion({ version: 2, inForceFrom: new Date('2027-01-01T00:00:00Z') })] }),
    ];
    const { evidence } = decide(aDecision({ programs, touches: [aTouch('t1', 'A', daysBefore(1))] }));
    expect(evidence.codes.map(({ code }) => code)).toEqual(['A']);
    expect(evidence.programs[0]?.versions.map(({ version }) => version)).toEqual([1]);
    expect(decide(aDecision()).evidence).toMatchObject({ touches: [], codes: [], programs: [] });
  });

  it('does not change its input', () => {
    const input = aDecision({ touches: [aTouch('t2', 'A', daysBefore(1)), aTouch('t1', 'B', daysBefore(9))] });
    const copy = structuredClone(input);
    decide(input);
    expect(input).toEqual(copy);
  });
});

describe('an override', () => {
  const target = {
    codeId: 'code-B',
    code: 'B',
    programId: 'p1',
    programVersion: 1,
    validityDays: 90,
    referrerId: 'ref-B',
  };

  it('names a new winner and keeps the old one among the losers', () => {
    const previous = decide(aDecision({ touches: [aTouch('t1', 'A', daysBefore(3))], openLeadSince: daysBefore(9) }));
    const decision = overrideDecision(previous, target);
    expect(decision).toMatchObject({
      attributed: true,
      rule: 'override',
      winner: { code: 'B', touchId: 'override', occurredAt: CONVERTED_AT.toISOString() },
      losers: [{ touchId: 't1', code: 'A', reason: 'overridden' }],
      referrerShares: [{ referrerId: 'ref-B', ppm: 1_000_000 }],
      flags: [],
    });
    expect(decision.evidence).toEqual(previous.evidence);
    expect(previous.winner?.code).toBe('A');
  });

  it('attributes what nobody had', () => {
    const decision = overrideDecision(decide(aDecision()), target);
    expect(decision).toMatchObject({ attributed: true, reason: null, winner: { code: 'B' }, losers: [] });
  });
});
