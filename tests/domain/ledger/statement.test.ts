import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildStatement, columnsOf, STATEMENT_VALUES, type StatementEntry } from '@/lib/domain/ledger/statement';
import { TRANSFER_KINDS } from '@/lib/domain/ledger/transfers';

const RUNS = { numRuns: 1000 };
const ACCOUNTS = { cash: 'liability:payable', credit: 'liability:credit', goods: 'liability:goods' } as const;
const entry = fc
  .record({
    kind: fc.constantFrom(...TRANSFER_KINDS, 'merge', 'something-new'),
    value: fc.constantFrom(...STATEMENT_VALUES),
    currency: fc.constantFrom('USD', 'JPY'),
    payable: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    accrued: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  })
  .map(
    ({ kind, value, currency, payable, accrued }, index = 0): StatementEntry => ({
      ...{
        transferId: `t-${index}`,
        occurredAt: new Date(0),
        kind,
        reason: 'x',
        subjectType: 'reward',
        subjectId: 's',
      },
      ...{ causeId: null, currency, value, amountMinor: payable + accrued },
      accounts: { [ACCOUNTS[value]]: payable, 'liability:accrued': accrued },
    }),
  );

describe('columnsOf', () => {
  it.each([
    ['grant', 5000, { earnedMinor: 5000, takenBackMinor: 0, paidMinor: 0 }],
    ['approve', 0, { earnedMinor: 0, takenBackMinor: 0, paidMinor: 0 }],
    ['clawback', -2000, { earnedMinor: 0, takenBackMinor: 2000, paidMinor: 0 }],
    ['credit-expired', -1, { earnedMinor: 0, takenBackMinor: 1, paidMinor: 0 }],
    ['payout-sent', -5000, { earnedMinor: 0, takenBackMinor: 0, paidMinor: 5000 }],
    ['payout-failed', 5000, { earnedMinor: 0, takenBackMinor: 0, paidMinor: -5000 }],
    ['payout-reversed', 5000, { earnedMinor: 0, takenBackMinor: 0, paidMinor: -5000 }],
    ['hand-over', -300, { earnedMinor: 0, takenBackMinor: 0, paidMinor: 300 }],
    ['something-new', 300, { earnedMinor: 300, takenBackMinor: 0, paidMinor: 0 }],
    ['something-new', -300, { earnedMinor: 0, takenBackMinor: 0, paidMinor: 300 }],
  ])('%s of %i', (kind, amountMinor, columns) => {
    expect(columnsOf({ kind, amountMinor })).toEqual(columns);
  });
});

describe('buildStatement', () => {
  it('has nothing to say of nobody', () => expect(buildStatement([], [])).toEqual([]));

  it('shows a balance that did not move', () => {
    const opening = [{ currency: 'USD', account: 'liability:payable', value: 'cash', balanceMinor: -200 }];
    expect(buildStatement(opening, [])).toEqual([
      {
        currency: 'USD',
        openingMinor: -200,
        closingMinor: -200,
        values: [
          ...[
            {
              value: 'cash',
              openingMinor: -200,
              earnedMinor: 0,
              takenBackMinor: 0,
              paidMinor: 0,
              closingMinor: -200,
              waitingMinor: 0,
            },
          ],
        ],
        accounts: [{ account: 'liability:payable', openingMinor: -200, movedMinor: 0, closingMinor: -200 }],
        lines: [],
      },
    ]);
  });

  it('sums up in every column, kind of value, account and currency, wherever a period is cut', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), fc.nat(30), (entries, cut) => {
        const whole = buildStatement([], entries);
        for (const { currency, openingMinor, closingMinor, values, accounts, lines } of whole) {
          const own = entries.filter((row) => row.currency === currency);
          expect(openingMinor).toBe(0);
          expect(closingMinor).toBe(own.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
          expect(lines.at(-1)?.balanceMinor ?? closingMinor).toBe(closingMinor);
          expect(values.reduce((sum, row) => sum + row.closingMinor, 0)).toBe(closingMinor);
          expect(accounts.reduce((sum, row) => sum + row.closingMinor, 0)).toBe(closingMinor);
          expect(values.reduce((sum, row) => sum + row.waitingMinor, 0)).toBe(
            accounts.find(({ account }) => account === 'liability:accrued')?.closingMinor ?? 0,
          );
          for (const row of values)
            expect(row.openingMinor + row.earnedMinor - row.takenBackMinor - row.paidMinor).toBe(row.closingMinor);
          for (const line of lines)
            expect(line.earnedMinor - line.takenBackMinor - line.paidMinor).toBe(line.amountMinor);
        }
        const before = buildStatement([], entries.slice(0, cut));
        const opening = before.flatMap(({ currency, values }) =>
          values.map(({ value, closingMinor }) => ({ currency, account: 'x', value, balanceMinor: closingMinor })),
        );
        for (const { currency, closingMinor, values } of buildStatement(opening, entries.slice(cut))) {
          const full = whole.find((row) => row.currency === currency);
          expect(closingMinor).toBe(full?.closingMinor ?? 0);
          for (const { value, closingMinor: end } of values)
            expect(end).toBe(full?.values.find((row) => row.value === value)?.closingMinor ?? 0);
        }
      }),
      RUNS,
    );
  });
});
