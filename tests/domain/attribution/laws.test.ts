import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redecide } from '@/lib/domain/attribution/counterfactual';
import { type AttributionDecision, decide } from '@/lib/domain/attribution/decide';
import type { DecideInput } from '@/lib/domain/attribution/input';
import { overrideDecision } from '@/lib/domain/attribution/override';
import { ownReceipt } from '@/lib/domain/attribution/own-receipt';
import { PPM } from '@/lib/domain/attribution/shares';
import { findReplayFault, type StoredDecision } from '@/lib/domain/attribution/verify';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { ATTRIBUTION_MODELS } from '@/lib/domain/programs/types';
import { splitLine } from '@/lib/domain/rewards/split';
import { aCode, aDecision, aProgram, aTouch, aVersion, daysBefore } from '../support/attribution';

const RUNS = { numRuns: 1000 };
const names = ['A', 'B', 'C', 'D', 'E'];
const anyInput: fc.Arbitrary<DecideInput> = fc
  .record({
    touches: fc.array(
      fc.record({
        name: fc.constantFrom(...names),
        age: fc.integer({ min: -1000, max: 95 * 86_400_000 }),
        counted: fc.boolean(),
      }),
      { maxLength: 10 },
    ),
    relations: fc.array(fc.constantFrom('none', 'none', 'none', 'self', 'household'), { minLength: 5, maxLength: 5 }),
    programs: fc.array(fc.constantFrom('p1', 'p1', 'p2'), { minLength: 5, maxLength: 5 }),
    given: fc.option(fc.constantFrom(...names)),
    model: fc.constantFrom(...ATTRIBUTION_MODELS),
    split: fc.boolean(),
    lead: fc.option(fc.integer({ min: 0, max: 120 })),
  })
  .map(({ touches, relations, programs, given, model, split, lead }) =>
    aDecision({
      touches: touches.map(({ name, age, counted }, index) =>
        aTouch(`t${index}`, name, daysBefore(0, age), { counted, reason: counted ? null : 'bot' }),
      ),
      codes: names.map((name, index) =>
        aCode(name, { relation: relations[index] as 'none', programId: programs[index] as string }),
      ),
      programs: [aProgram({ versions: [aVersion({ model, split })] }), aProgram({ id: 'p2' })],
      givenCode: given ? { code: given, codeId: `code-${given}` } : null,
      openLeadSince: lead === null ? null : daysBefore(lead),
    }),
  );
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const stored = (receipt: AttributionDecision, sequence = 1): StoredDecision => {
  return { sequence, receipt, evidenceHash: hashOf(canonicalJson(receipt.evidence)) };
};
const target = {
  codeId: 'code-Z',
  code: 'Z',
  programId: 'p1',
  programVersion: 1,
  validityDays: 90,
  referrerId: 'person-Z',
};

describe('the laws of attribution', () => {
  it('the order of arrival does not change a decision', () => {
    fc.assert(
      fc.property(anyInput, fc.infiniteStream(fc.nat()), (input, keys) => {
        const shuffle = <T>(items: readonly T[]) =>
          items
            .map((item) => ({ item, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const arrived = {
          ...input,
          touches: shuffle(input.touches),
          codes: shuffle(input.codes),
          programs: shuffle(input.programs),
        };
        expect(canonicalJson(decide(arrived))).toBe(canonicalJson(decide(input)));
      }),
      RUNS,
    );
  });

  it('there is at most one winner, who is no loser, and every touch is one of them', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { winner, losers, attributed } = decide(input);
        expect(attributed).toBe(winner !== null);
        const ids = [...losers.map(({ touchId }) => touchId), ...(winner ? [winner.touchId] : [])];
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBe(input.touches.length + (input.givenCode ? 1 : 0));
      }),
      RUNS,
    );
  });

  it('shares of every model sum to the whole, and split rewards to the cent', () => {
    fc.assert(
      fc.property(anyInput, fc.integer({ min: 1, max: 50_000 }), (input, amountMinor) => {
        const { shares, referrerShares, attributed } = decide(input);
        for (const model of ATTRIBUTION_MODELS) {
          const sum = shares[model].reduce((total, { ppm }) => total + ppm, 0);
          expect(sum).toBe(attributed ? PPM : 0);
        }
        if (!attributed) return;
        const line = {
          side: 'referrer',
          line: 'base',
          kind: 'cash',
          item: null,
          amountMinor,
          receipt: [],
          vesting: null,
        } as const;
        const parts = splitLine(line, referrerShares, 'USD');
        expect(parts.reduce((total, part) => total + part.amountMinor, 0)).toBe(amountMinor);
      }),
      RUNS,
    );
  });

  it('stored evidence replays to the same hash, through overrides too, and what was bent is found', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const first = stored(JSON.parse(JSON.stringify(decide(input))));
        expect(findReplayFault(first, null, hashOf)).toBeNull();
        const second = stored(overrideDecision(first.receipt, target), 2);
        expect(second.evidenceHash).toBe(first.evidenceHash);
        expect(findReplayFault(second, first, hashOf)).toBeNull();
        const third = stored(overrideDecision(second.receipt, { ...target, code: 'Y', codeId: 'code-Y' }), 3);
        expect(findReplayFault(third, second, hashOf)).toBeNull();
        expect(findReplayFault(third, first, hashOf)).toBe('chain-broken');
        expect(findReplayFault(third, null, hashOf)).toBe('chain-broken');
        const bent = {
          ...first,
          receipt: { ...first.receipt, reason: 'no-touch' as const, attributed: !first.receipt.attributed },
        };
        expect(findReplayFault(bent, null, hashOf)).toBe('receipt-differs');
        expect(findReplayFault({ ...first, evidenceHash: 'x' }, null, hashOf)).toBe('evidence-changed');
        const widened = { ...second, receipt: { ...second.receipt, split: true } };
        expect(findReplayFault(widened, first, hashOf)).toBe('receipt-differs');
      }),
      RUNS,
    );
  });

  it('evidence that is none is said to be so', () => {
    const receipt = { ...decide(aDecision()), evidence: { touches: 'none' } } as never;
    expect(findReplayFault(stored(receipt), null, hashOf)).toBe('evidence-unreadable');
  });

  it('the same model decides the same in the counterfactual, and each has a winner of its own field', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...ATTRIBUTION_MODELS), (input, other) => {
        const decision = decide(input);
        const { model, split } = input.programs[0]?.versions[0] ?? aVersion();
        const same = redecide(decision.evidence, 'p1', { model, split });
        expect(same?.referrerId ?? null).toBe(decision.winner?.referrerId ?? null);
        if (same) expect(same.shares).toEqual(decision.referrerShares);
        const switched = redecide(decision.evidence, 'p1', { model: other, split: false });
        expect(switched === null).toBe(decision.winner === null);
        if (switched) expect(switched.shares).toHaveLength(1);
      }),
      RUNS,
    );
  });

  it('a referrer reads nothing of others in his receipt', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...names), (input, name) => {
        const decision = decide(input);
        const own = aCode(name).referrerId;
        const receipt = ownReceipt(decision, new Set([own]));
        const told = JSON.stringify(receipt);
        for (const other of names.filter((one) => one !== name)) {
          expect(told).not.toContain(aCode(other).referrerId);
          expect(told).not.toContain(aCode(other).codeId);
        }
        for (const touch of receipt.touches) if (!touch.isOwn) expect(touch.channel).toBeNull();
        if (decision.winner?.referrerId === own && !decision.split) expect(receipt.result).toBe('all');
        if (!decision.attributed) expect(receipt.result).toBe('none');
      }),
      RUNS,
    );
  });
});
