import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '@/lib/domain/attribution/decide';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { anyAttribution } from '../support/arbitrary-attribution';

const CASES = { numRuns: 1000 };

/** An attribution, and its facts as they might have come in another order. */
const arrived = anyAttribution.chain((input) =>
  fc.record({
    input: fc.constant(input),
    touches: fc.shuffledSubarray([...input.touches], { minLength: input.touches.length }),
    codes: fc.shuffledSubarray([...input.codes], { minLength: input.codes.length }),
    programs: fc.shuffledSubarray([...input.programs], { minLength: input.programs.length }),
  }),
);

describe('touches', () => {
  it('property: in whatever order they arrive, the decision is the same', () => {
    fc.assert(
      fc.property(arrived, ({ input, ...facts }) => {
        expect(canonicalJson(decide({ ...input, ...facts }))).toBe(canonicalJson(decide(input)));
      }),
      CASES,
    );
  });

  it('property: have at most one winner, which is no loser, and whose money is all or nothing', () => {
    fc.assert(
      fc.property(anyAttribution, (input) => {
        const { attributed, winner, losers, referrerShares, shares } = decide(input);
        expect(attributed).toBe(winner !== null);
        expect(losers.map(({ touchId }) => touchId)).not.toContain(winner?.touchId);
        const told = [...input.touches.map(({ id }) => id), ...(input.givenCode ? ['given-code'] : [])];
        expect([...losers.map(({ touchId }) => touchId), ...(winner ? [winner.touchId] : [])].sort()).toEqual(
          told.sort(),
        );
        const sum = referrerShares.reduce((total, { ppm }) => total + ppm, 0);
        expect(sum).toBe(winner ? 1_000_000 : 0);
        for (const model of Object.values(shares)) {
          const total = model.reduce((ppm, share) => ppm + share.ppm, 0);
          expect(total === 0 || total === 1_000_000).toBe(true);
        }
      }),
      CASES,
    );
  });

  it('property: of a bot never count: without them everything is decided as with them', () => {
    fc.assert(
      fc.property(anyAttribution, (input) => {
        const all = decide(input);
        const people = decide({ ...input, touches: input.touches.filter(({ counted }) => counted) });
        const bots = new Set(input.touches.flatMap(({ id, counted }) => (counted ? [] : [id])));
        expect([people.attributed, people.reason, people.rule, people.model]).toEqual([
          all.attributed,
          all.reason,
          all.rule,
          all.model,
        ]);
        expect(people.winner).toEqual(all.winner);
        expect(people.shares).toEqual(all.shares);
        expect(people.referrerShares).toEqual(all.referrerShares);
        expect(people.losers).toEqual(all.losers.filter(({ touchId }) => !bots.has(touchId)));
        expect(bots.has(all.winner?.touchId ?? '')).toBe(false);
      }),
      CASES,
    );
  });
});
