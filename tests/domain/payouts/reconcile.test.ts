import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAYOUT_STATUSES } from '@/lib/domain/payouts/lifecycle';
import { compareBooks, correctionOf, type OurPayout, type TheirEntry } from '@/lib/domain/payouts/reconcile';
import { compareLedger } from '@/lib/domain/payouts/reconcile-ledger';
import { fingerprintOf, type KnownCase, LEDGER_BOOK, planCases } from '@/lib/domain/payouts/reconciliation-cases';
import { figuresOf } from '@/lib/domain/payouts/reconciliation-figures';

const NOW = new Date('2026-09-15T12:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const ours = (overrides: Partial<OurPayout> = {}): OurPayout => ({
  ...{ id: 'p-1', provider: 'sandbox', amountMinor: 5000, currency: 'USD', status: 'paid', reference: 'R-1' },
  ...{ createdAt: ago(60), settledAt: ago(50) },
  ...overrides,
});
const theirs = (overrides: Partial<TheirEntry> = {}): TheirEntry => ({
  ...{
    idempotencyKey: 'p-1',
    reference: 'R-1',
    amountMinor: 5000,
    currency: 'USD',
    status: 'settled',
    createdAt: ago(60),
  },
  ...overrides,
});
const compare = (payouts: OurPayout[], entries: TheirEntry[]) =>
  compareBooks('sandbox', payouts, entries, NOW).map(({ kind, correction, key }) => [kind, correction, key]);

describe('compareBooks', () => {
  it('finds nothing where both say the same', () => {
    expect(compare([], [])).toEqual([]);
    expect(compare([ours()], [theirs()])).toEqual([]);
    expect(compare([ours({ status: 'failed' })], [])).toEqual([]);
  });

  it.each([
    ['paid, not in the list', [ours()], [], [['missing-at-provider', 'ask-bank', 'missing-at-provider:p-1']]],
    [
      'under way, not in the list',
      [ours({ status: 'processing', settledAt: null })],
      [],
      [['missing-at-provider', 'look-again', 'missing-at-provider:p-1']],
    ],
    [
      'paid by nobody here',
      [],
      [theirs({ idempotencyKey: 'x', reference: 'R-9' })],
      [['unknown-at-provider', 'ask-bank', 'unknown-at-provider:sandbox:x:R-9']],
    ],
    [
      'without any key',
      [],
      [theirs({ idempotencyKey: null })],
      [['unknown-at-provider', 'ask-bank', 'unknown-at-provider:sandbox::R-1']],
    ],
    ['refused by them and unknown to us', [], [theirs({ status: 'failed' })], []],
    [
      'another amount',
      [ours()],
      [theirs({ amountMinor: 5001 })],
      [['amount-differs', 'ask-bank', 'amount-differs:p-1']],
    ],
    [
      'another currency',
      [ours()],
      [theirs({ currency: 'EUR' })],
      [['amount-differs', 'ask-bank', 'amount-differs:p-1']],
    ],
    [
      'two payments of one payout',
      [ours()],
      [theirs(), theirs({ reference: 'R-2' })],
      [['settled-twice', 'ask-bank', 'settled-twice:p-1']],
    ],
    [
      'one that failed and one that was paid',
      [ours()],
      [theirs({ status: 'failed' }), theirs({ reference: 'R-2' })],
      [],
    ],
  ] as const)('%s', (_, payouts, entries, expected) => {
    expect(compare([...payouts], [...entries])).toEqual(expected);
  });

  it('leaves what moved in the last quarter of an hour for the next run', () => {
    const young = ours({ status: 'processing', settledAt: null, createdAt: ago(14.9) });
    expect(compare([young], [])).toEqual([]);
    expect(compare([{ ...young, createdAt: ago(15) }], [])).toHaveLength(1);
    expect(compare([ours({ settledAt: ago(1) })], [theirs({ status: 'pending' })])).toEqual([]);
  });
});

describe('correctionOf', () => {
  it.each([
    ['processing', [null, 'settle', 'fail', 'reverse']],
    ['paid', ['ask-bank', null, 'reverse', 'reverse']],
    ['failed', ['ask-bank', 'ask-bank', null, null]],
    ['reversed', ['ask-bank', 'ask-bank', null, null]],
  ] as const)('%s against pending, settled, failed, reversed', (status, expected) => {
    const words = ['pending', 'settled', 'failed', 'reversed'] as const;
    expect(words.map((word) => correctionOf(status, word))).toEqual(expected);
  });
});

describe('compareLedger', () => {
  const clearing = { account: 'clearing:payout', currency: 'USD', ledgerMinor: -500, expectedMinor: -700 };
  it('names the single things that differ, or else the account', () => {
    expect(compareLedger([{ ...clearing, ledgerMinor: -700 }], [])).toEqual([]);
    expect(compareLedger([clearing], []).map(({ key }) => key)).toEqual(['ledger-differs:clearing:payout:USD']);
    const detail = {
      check: 'clearing of the payout',
      subject: 'p-1',
      payoutId: 'p-1',
      currency: 'USD',
      expectedMinor: -700,
      foundMinor: -500,
    };
    expect(compareLedger([clearing], [detail])).toMatchObject([
      {
        kind: 'ledger-differs',
        correction: 'check-ledger',
        payoutId: 'p-1',
        key: 'ledger-differs:clearing of the payout:p-1',
      },
    ]);
  });
});

describe('planCases', () => {
  const [difference] = compareBooks('sandbox', [ours()], [], NOW);
  if (!difference) throw new Error('There is a difference');
  const known = (overrides: Partial<KnownCase> = {}): KnownCase => ({
    ...{ id: 'c', key: difference.key, status: 'open', provider: 'sandbox', fingerprint: fingerprintOf(difference) },
    ...overrides,
  });
  const both = new Set(['sandbox', LEDGER_BOOK]);

  it.each([
    ['new', [], [1, 0, 0, 0]],
    ['open', [known()], [0, 1, 0, 0]],
    ['resolved, and back', [known({ status: 'resolved' })], [0, 1, 1, 0]],
    ['ignored, the same', [known({ status: 'ignored' })], [0, 1, 0, 0]],
    ['ignored, and now otherwise', [known({ status: 'ignored', fingerprint: 'other' })], [0, 1, 1, 0]],
  ] as const)('%s', (_, rows, [opened, seen, reopened, gone]) => {
    const plan = planCases([...rows], [difference], both);
    expect([
      plan.opened.length,
      plan.seen.length,
      plan.seen.filter(({ reopens }) => reopens).length,
      plan.gone.length,
    ]).toEqual([...[opened, seen, reopened, gone]]);
  });

  it('closes what is gone, of books that could be read', () => {
    const rows = [
      known(),
      known({ id: 'i', status: 'ignored' }),
      known({ id: 'r', status: 'resolved' }),
      known({ id: 'l', provider: null }),
    ];
    expect(planCases(rows, [], both).gone).toEqual(['c', 'i', 'l']);
    expect(planCases(rows, [], new Set([LEDGER_BOOK])).gone).toEqual(['l']);
  });
});

describe('figuresOf', () => {
  it('counts both sides by where the money is, and neither side of what is too young', () => {
    const young = ours({ id: 'p-2', settledAt: ago(1) });
    const entries = [theirs(), theirs({ idempotencyKey: 'p-2' }), theirs({ idempotencyKey: 'x', amountMinor: 7 })];
    expect(figuresOf('sandbox', [ours(), young, ours({ id: 'p-3', status: 'failed' })], entries, NOW)).toEqual([
      {
        ...{ provider: 'sandbox', currency: 'USD', state: 'paid' },
        ...{ ours: { count: 1, amountMinor: 5000 }, theirs: { count: 2, amountMinor: 5007 } },
      },
    ]);
  });

  it('are equal on both sides whenever there is no difference', () => {
    const payout = fc.record({
      status: fc.constantFrom(...PAYOUT_STATUSES),
      word: fc.constantFrom<TheirEntry['status'] | null>('pending', 'settled', 'failed', 'reversed', null),
      ourMinor: fc.integer({ min: 1, max: 3 }),
      theirMinor: fc.integer({ min: 1, max: 3 }),
      minutes: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(payout, { maxLength: 8 }), (rows) => {
        const payouts = rows.map(({ status, ourMinor, minutes }, n) =>
          ours({ id: `p-${n}`, status, amountMinor: ourMinor, createdAt: ago(minutes), settledAt: null }),
        );
        const entries = rows.flatMap(({ word, theirMinor }, n) =>
          word ? [theirs({ idempotencyKey: `p-${n}`, status: word, amountMinor: theirMinor })] : [],
        );
        if (compareBooks('sandbox', payouts, entries, NOW).length) return;
        for (const row of figuresOf('sandbox', payouts, entries, NOW)) expect(row.ours).toEqual(row.theirs);
      }),
      { numRuns: 2000 },
    );
  });
});
