import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRing } from '@/lib/domain/fraud/find-ring';
import { DEFAULT_FRAUD_SETTINGS } from '@/lib/domain/fraud/schema';
import { scoreFraud } from '@/lib/domain/fraud/score-fraud';
import { lowerBoundOfShare, surprise } from '@/lib/domain/fraud/statistics';
import { unrelatedGroups } from '@/lib/domain/fraud/unrelated-groups';
import { WEIGHTS } from '@/lib/domain/fraud/weights';
import { factsOf } from '../support/fraud';

const edges = (...pairs: string[]) => pairs.map((pair) => ({ referrerId: pair[0] ?? '', refereeId: pair[1] ?? '' }));

describe('rings', () => {
  it('of two, three and more people are found by the shortest way', () => {
    expect(findRing(edges('ab', 'ba'), 'a', 'b')).toEqual(['b', 'a']);
    expect(findRing(edges('ab', 'bc', 'ca'), 'a', 'b')).toEqual(['b', 'c', 'a']);
    expect(findRing(edges('bc', 'ca', 'bd', 'de', 'ea'), 'a', 'b')).toEqual(['b', 'c', 'a']);
  });
  it('end at eight people', () => {
    const chain = edges('bc', 'cd', 'de', 'ef', 'fg', 'gh', 'ha');
    expect(findRing(chain, 'a', 'b')).toHaveLength(8);
    expect(findRing([...chain.slice(0, -1), ...edges('hi', 'ia')], 'a', 'b')).toBeNull();
  });
  it('are none in a tree, with oneself, or among others', () => {
    expect(findRing(edges('ab', 'ac', 'bd'), 'a', 'b')).toBeNull();
    expect(findRing(edges('aa'), 'a', 'a')).toBeNull();
    expect(findRing(edges('ab', 'cd', 'dc'), 'a', 'b')).toBeNull();
  });
  it('do not depend on the order of the rows', () => {
    const anyEdges = fc.array(fc.tuple(fc.constantFrom(...'abcde'), fc.constantFrom(...'abcde')), { maxLength: 12 });
    fc.assert(
      fc.property(anyEdges, (pairs) => {
        const rows = edges(...pairs.map(([from, to]) => from + to));
        expect(findRing([...rows].reverse(), 'a', 'b')).toEqual(findRing(rows, 'a', 'b'));
      }),
      { numRuns: 1000 },
    );
  });
  it.each([
    [['ba'], WEIGHTS.ringOfTwo],
    [['bc', 'ca'], WEIGHTS.ringOfThree],
    [['bc', 'cd', 'da'], WEIGHTS.ringLonger],
    [['bc', 'cd', 'de', 'ea'], WEIGHTS.ringLonger],
  ])('weigh by their length: %j', (pairs, weight) => {
    const circular = { referrerId: 'a', refereeId: 'b', brought: edges('ab', ...pairs) };
    expect(scoreFraud(factsOf({ circular }), DEFAULT_FRAUD_SETTINGS).score).toBe(weight);
  });
});

describe('unrelated groups', () => {
  it('one who invents friends makes none', () => {
    expect(unrelatedGroups(['a', 'x', 'y', 'z'], edges('ax', 'ay', 'yz'), ['a', 'x'])).toBe(0);
  });
  it('each stranger is one, and friends of strangers are none more', () => {
    expect(unrelatedGroups(['a', 'b', 'c', 'd', 'e'], edges('ab', 'cd'), ['a', 'b'])).toBe(2);
    expect(unrelatedGroups([], [], ['a'])).toBe(0);
  });
});

describe('figures', () => {
  it('the lower bound of a share is what the school book says', () => {
    expect(lowerBoundOfShare(0, 0)).toBe(0);
    expect(lowerBoundOfShare(0, 10)).toBe(0);
    expect(lowerBoundOfShare(3, 3)).toBeCloseTo(0.4385, 3);
    expect(lowerBoundOfShare(50, 100)).toBeCloseTo(0.4038, 3);
  });
  it('surprise is in deviations, and none below the mean', () => {
    expect(surprise(13, 9)).toBeCloseTo(4 / 3);
    expect(surprise(9, 9)).toBe(0);
    expect(surprise(5, 0)).toBe(0);
  });
});
