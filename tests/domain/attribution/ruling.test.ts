import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decide, replayDecision } from '@/lib/domain/attribution/decide';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { anyAttribution } from '../support/arbitrary-attribution';

const ruled = fc
  .tuple(anyAttribution, fc.nat())
  .filter(([{ codes }]) => codes.length > 0)
  .map(([input, pick]) => {
    const code = input.codes[pick % input.codes.length] as (typeof input.codes)[number];
    const { codeId, programId, referrerId } = code;
    return {
      ...input,
      ruling: { codeId, code: code.code, programId, referrerId, programVersion: 1, validityDays: 90 },
    };
  });

it('stands above touches and codes told, while who was chosen may refer', () => {
  fc.assert(
    fc.property(ruled, (input) => {
      const decision = decide(input);
      const isEligible = input.codes.find(({ codeId }) => codeId === input.ruling.codeId)?.referrerEligible;
      expect(decision).toMatchObject(
        isEligible
          ? { attributed: true, rule: 'override', split: false, winner: { codeId: input.ruling.codeId } }
          : { attributed: false, reason: 'referrer-not-eligible', winner: null, referrerShares: [] },
      );
    }),
  );
});

it('replays from its evidence, and is absent from evidence without it', () => {
  fc.assert(
    fc.property(ruled, ({ ruling, ...input }) => {
      const decision = decide({ ...input, ruling });
      expect(replayDecision(JSON.parse(JSON.stringify(decision.evidence)))).toEqual(decision);
      expect(canonicalJson(decide(input).evidence)).not.toContain('"ruling"');
    }),
  );
});
