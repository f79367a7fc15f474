import { describe, expect, it } from 'vitest';
import { decide } from '@/lib/domain/attribution/decide';
import type { DecideInput } from '@/lib/domain/attribution/input';
import { aCode, aDecision, aProgram, aTouch, aVersion, CONVERTED_AT, daysBefore } from '../support/attribution';

/** Winner's code, or the reason why nobody won. */
function outcome(overrides: Partial<DecideInput>): string | null {
  const decision = decide(aDecision(overrides));
  expect(decision.attributed).toBe(decision.winner !== null);
  expect(decision.attributed).toBe(decision.reason === null);
  return decision.winner?.code ?? decision.reason;
}

const reasonsOf = (overrides: Partial<DecideInput>) =>
  Object.fromEntries(decide(aDecision(overrides)).losers.map(({ touchId, reason }) => [touchId, reason]));

describe('validity of 90 days', () => {
  it.each([
    ['at the very instant', daysBefore(0), 'A'],
    ['exactly 90 × 24 h before', daysBefore(90), 'A'],
    ['a millisecond more', daysBefore(90, 1), 'referral-expired'],
    ['a millisecond after the conversion', daysBefore(0, -1), 'no-touch'],
  ])('a touch %s', (_name, at, expected) => {
    expect(outcome({ touches: [aTouch('t1', 'A', at)] })).toBe(expected);
  });

  it('is the one of the version in force at the touch', () => {
    const versions = [
      aVersion({ validityDays: 10 }),
      aVersion({ version: 2, inForceFrom: daysBefore(5), validityDays: 2 }),
    ];
    const programs = [aProgram({ versions })];
    expect(outcome({ programs, touches: [aTouch('t1', 'A', daysBefore(10))] })).toBe('A');
    expect(outcome({ programs, touches: [aTouch('t1', 'A', daysBefore(10, 1))] })).toBe('referral-expired');
    expect(outcome({ programs, touches: [aTouch('t1', 'A', daysBefore(5, 1))] })).toBe('A');
    expect(outcome({ programs, touches: [aTouch('t1', 'A', daysBefore(5))] })).toBe('referral-expired');
    const winner = decide(aDecision({ programs, touches: [aTouch('t1', 'A', daysBefore(9))] })).winner;
    expect(winner).toMatchObject({ programVersion: 1, validityDays: 10, programId: 'p1', referrerId: 'ref-A' });
  });
});

describe('models', () => {
  const touches = [
    aTouch('t1', 'A', daysBefore(20)),
    aTouch('t2', 'B', daysBefore(10)),
    aTouch('t3', 'C', daysBefore(1)),
    aTouch('t4', 'B', daysBefore(0, 1)),
  ];
  it.each([
    ['last', 'B', 't4'],
    ['first', 'A', 't1'],
    ['linear', 'A', 't1'],
    ['time-decay', 'B', 't4'],
    ['position', 'A', 't1'],
  ] as const)('%s pays %s', (model, code, touchId) => {
    const decision = decide(aDecision({ programs: [aProgram({ versions: [aVersion({ model })] })], touches }));
    expect(decision).toMatchObject({ rule: 'model', model, winner: { code, touchId }, split: false });
    expect(decision.losers.map(({ reason }) => reason)).toEqual([
      'beaten-by-model',
      'beaten-by-model',
      'beaten-by-model',
    ]);
    expect(decision.referrerShares).toEqual([{ referrerId: `ref-${code}`, codeId: `code-${code}`, ppm: 1_000_000 }]);
    expect(Object.keys(decision.shares)).toEqual(['last', 'first', 'linear', 'time-decay', 'position']);
  });

  it('a split adds up the touches of each referrer', () => {
    const programs = [aProgram({ versions: [aVersion({ model: 'linear', split: true })] })];
    const decision = decide(aDecision({ programs, touches }));
    expect(decision.referrerShares).toEqual([
      { referrerId: 'ref-A', codeId: 'code-A', ppm: 250_000 },
      { referrerId: 'ref-B', codeId: 'code-B', ppm: 500_000 },
      { referrerId: 'ref-C', codeId: 'code-C', ppm: 250_000 },
    ]);
    const last = [aProgram({ versions: [aVersion({ model: 'last', split: true })] })];
    expect(decide(aDecision({ programs: last, touches })).referrerShares).toHaveLength(1);
  });

  it('two touches of one instant are told apart by their id', () => {
    const same = [aTouch('t1', 'A', daysBefore(1)), aTouch('t2', 'B', daysBefore(1))];
    expect(outcome({ touches: same })).toBe('B');
    expect(outcome({ touches: [...same].reverse() })).toBe('B');
  });
});

describe('a code given at the enrolment', () => {
  const touches = [aTouch('t1', 'A', daysBefore(1))];

  it('beats links', () => {
    const decision = decide(aDecision({ touches, givenCode: { code: 'B', codeId: 'code-B' } }));
    expect(decision).toMatchObject({
      rule: 'code-at-enrolment',
      winner: { code: 'B', touchId: 'given-code', channel: 'enrolment', occurredAt: CONVERTED_AT.toISOString() },
      losers: [{ touchId: 't1', reason: 'beaten-by-code' }],
    });
  });

  it('takes all in a programme that splits', () => {
    const programs = [aProgram({ versions: [aVersion({ model: 'linear', split: true })] })];
    const decision = decide(aDecision({ programs, touches, givenCode: { code: 'B', codeId: 'code-B' } }));
    expect(decision.split).toBe(false);
    expect(decision.referrerShares).toEqual([{ referrerId: 'ref-B', codeId: 'code-B', ppm: 1_000_000 }]);
  });

  it('wins even over a touch of the same instant with a greater id', () => {
    const late = [aTouch('zz', 'A', CONVERTED_AT)];
    expect(outcome({ touches: late, givenCode: { code: 'B', codeId: 'code-B' } })).toBe('B');
  });

  it('leaves links their right when it is not valid', () => {
    const codes = [aCode('A'), aCode('B', { isActive: false })];
    expect(outcome({ codes, touches, givenCode: { code: 'B', codeId: 'code-B' } })).toBe('A');
    expect(outcome({ touches, givenCode: { code: 'NOBODY', codeId: null } })).toBe('A');
  });

  it.each([
    ['inactive', { isActive: false }, 'code-inactive'],
    ['expired a millisecond before', { expiresAt: daysBefore(0, 1) }, 'code-expired'],
    ['of somebody not eligible', { referrerEligible: false }, 'referrer-not-eligible'],
    ['his own', { relation: 'self' }, 'self-referral'],
    ['of his household', { relation: 'household' }, 'same-household'],
  ] as const)('that is %s names the reason', (_name, facts, reason) => {
    expect(outcome({ codes: [aCode('B', facts)], givenCode: { code: 'B', codeId: 'code-B' } })).toBe(reason);
  });

  it('counts up to and including its last instant', () => {
    const codes = [aCode('B', { expiresAt: CONVERTED_AT })];
    expect(outcome({ codes, givenCode: { code: 'B', codeId: 'code-B' } })).toBe('B');
  });

  it('that nobody has is no touch, and is named', () => {
    const decision = decide(aDecision({ givenCode: { code: 'NOBODY', codeId: null } }));
    expect(decision.reason).toBe('no-touch');
    expect(decision.losers).toMatchObject([
      { touchId: 'given-code', code: 'NOBODY', codeId: null, reason: 'code-unknown' },
    ]);
  });

  it('explains more than a link that lost too', () => {
    const codes = [aCode('A'), aCode('B', { expiresAt: daysBefore(3) })];
    const touchesOld = [aTouch('t1', 'A', daysBefore(91))];
    expect(outcome({ codes, touches: touchesOld, givenCode: { code: 'B', codeId: 'code-B' } })).toBe('code-expired');
    expect(outcome({ codes, touches: touchesOld, givenCode: { code: 'X', codeId: null } })).toBe('referral-expired');
  });
});

describe('touches that cannot win', () => {
  it('name their reason, and the next valid one wins', () => {
    const codes = [
      aCode('A'),
      aCode('S', { relation: 'self' }),
      aCode('H', { relation: 'household' }),
      aCode('X', { expiresAt: daysBefore(3) }),
      aCode('N', { referrerEligible: false }),
      aCode('G', { programId: 'gone' }),
    ];
    const touches = [
      aTouch('t0', 'A', daysBefore(30)),
      aTouch('t1', 'S', daysBefore(9)),
      aTouch('t2', 'H', daysBefore(8)),
      aTouch('t3', 'X', daysBefore(2)),
      aTouch('t4', 'N', daysBefore(2)),
      aTouch('t5', 'A', daysBefore(1), { counted: false, reason: 'bot' }),
      aTouch('t6', 'A', daysBefore(1), { counted: false, reason: 'code-expired' }),
      aTouch('t7', 'deleted', daysBefore(1)),
      aTouch('t8', 'G', daysBefore(1)),
      aTouch('t9', 'A', daysBefore(0, -5)),
    ];
    expect(outcome({ codes, touches })).toBe('A');
    expect(reasonsOf({ codes, touches })).toEqual({
      t1: 'self-referral',
      t2: 'same-household',
      t3: 'code-expired',
      t4: 'referrer-not-eligible',
      t5: 'not-counted',
      t6: 'code-expired',
      t7: 'code-unknown',
      t8: 'program-not-active',
      t9: 'after-conversion',
    });
  });

  it('a link clicked in the last instant of its code counts', () => {
    const codes = [aCode('A', { expiresAt: daysBefore(2) })];
    expect(outcome({ codes, touches: [aTouch('t1', 'A', daysBefore(2))] })).toBe('A');
    expect(outcome({ codes, touches: [aTouch('t1', 'A', daysBefore(1.5))] })).toBe('code-expired');
  });

  it('a link of a code that was switched off later keeps its 90 days', () => {
    expect(outcome({ codes: [aCode('A', { isActive: false })], touches: [aTouch('t1', 'A', daysBefore(2))] })).toBe(
      'A',
    );
  });

  it('only crawlers: no touch', () => {
    const touches = [aTouch('t1', 'A', daysBefore(1), { counted: false, reason: 'bot' })];
    expect(outcome({ touches })).toBe('no-touch');
    expect(outcome({})).toBe('no-touch');
  });

  it('of several reasons the latest touch gives the answer', () => {
    const codes = [aCode('A'), aCode('S', { relation: 'self' })];
    const touches = [aTouch('t2', 'S', daysBefore(1)), aTouch('t1', 'A', daysBefore(99))];
    expect(outcome({ codes, touches })).toBe('self-referral');
  });
});

describe('a programme that allows it', () => {
  it('pays a household, and oneself', () => {
    const household = [aProgram({ versions: [aVersion({ allowSameHousehold: true })] })];
    const self = [aProgram({ versions: [aVersion({ allowSelfReferral: true })] })];
    const touches = [aTouch('t1', 'A', daysBefore(1))];
    expect(outcome({ programs: household, codes: [aCode('A', { relation: 'household' })], touches })).toBe('A');
    expect(outcome({ programs: household, codes: [aCode('A', { relation: 'self' })], touches })).toBe('self-referral');
    expect(outcome({ programs: self, codes: [aCode('A', { relation: 'self' })], touches })).toBe('A');
  });
});

describe('programmes', () => {
  const touches = [aTouch('t1', 'A', daysBefore(10))];
  it.each([
    ['not started', { startsAt: daysBefore(5) }, 'program-not-active'],
    ['starting at that instant', { startsAt: daysBefore(10) }, 'A'],
    ['a draft', { status: 'draft' }, 'program-not-active'],
    ['over before', { endsAt: daysBefore(10, 1) }, 'program-not-active'],
    ['over at that instant', { endsAt: daysBefore(10) }, 'A'],
    ['over between touch and conversion', { endsAt: daysBefore(5) }, 'A'],
    ['ended by hand before', { status: 'ended', endedAt: daysBefore(11) }, 'program-not-active'],
    ['ended by hand after', { status: 'ended', endedAt: daysBefore(9) }, 'A'],
    ['ended without a date', { status: 'ended' }, 'program-not-active'],
    ['paused since', { status: 'paused' }, 'A'],
    ['without a published version', { versions: [aVersion({ inForceFrom: null })] }, 'program-not-active'],
  ] as const)('%s', (_name, facts, expected) => {
    expect(outcome({ programs: [aProgram(facts as Partial<ReturnType<typeof aProgram>>)], touches })).toBe(expected);
  });

  it('a paused one takes no code now', () => {
    const programs = [aProgram({ status: 'paused' })];
    expect(outcome({ programs, givenCode: { code: 'B', codeId: 'code-B' } })).toBe('program-not-active');
  });

  it('the programme of the latest valid touch decides, and the others lose', () => {
    const other = aProgram({ id: 'p2', versions: [aVersion({ model: 'first' })] });
    const codes = [aCode('A'), aCode('B', { programId: 'p2' }), aCode('C', { programId: 'p2' })];
    const mixed = [
      aTouch('t1', 'A', daysBefore(9)),
      aTouch('t2', 'B', daysBefore(8)),
      aTouch('t3', 'C', daysBefore(7)),
    ];
    const decision = decide(aDecision({ programs: [aProgram(), other], codes, touches: mixed }));
    expect(decision).toMatchObject({ model: 'first', winner: { code: 'B', programId: 'p2' } });
    expect(decision.losers.map(({ code, reason }) => [code, reason])).toEqual([
      ['A', 'other-program'],
      ['C', 'beaten-by-model'],
    ]);
  });
});

describe('an open lead of the school', () => {
  const touches = [aTouch('t1', 'A', daysBefore(10)), aTouch('t2', 'A', daysBefore(1))];
  it('before the first touch is flagged, not silently paid', () => {
    const decision = decide(aDecision({ touches, openLeadSince: daysBefore(10, 1) }));
    expect(decision).toMatchObject({ attributed: true, flags: ['open-lead-before-first-touch'] });
  });
  it('since or after the first touch is not', () => {
    expect(decide(aDecision({ touches, openLeadSince: daysBefore(10) })).flags).toEqual([]);
    expect(decide(aDecision({ touches, openLeadSince: daysBefore(5) })).flags).toEqual([]);
    expect(decide(aDecision({ openLeadSince: daysBefore(5) })).flags).toEqual([]);
  });
});
