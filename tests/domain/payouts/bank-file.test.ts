import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type BankTransfer, bankCsv, endToEndId, sepaProblem, totalsOf } from '@/lib/domain/payouts/bank-file';
import { sepaText } from '@/lib/domain/payouts/sepa-text';

const transfer: BankTransfer = {
  payoutId: '01990000-0000-7000-8000-0000000000ab',
  reference: 'MANUAL-80000000000000AB',
  recipientName: 'Ana Ng',
  iban: 'DE89370400440532013000',
  amountMinor: 5000,
  currency: 'EUR',
  remittance: 'Northwind: thank you',
};

describe('text for SEPA', () => {
  it.each([
    ['Zoë Müller-Strauß', 'Zoe Muller-Strauss'],
    ['Łukasz Øre Æthel', 'Lukasz Ore AEthel'],
    ['Юлия Щукина', 'Yuliya Shtukina'],
    ['Γιώργος Θεοδωράκης', 'Giorgos Theodorakis'],
    ['Smith & Sons <b>', 'Smith + Sons .b.'],
    ['王小明', '...'],
    ['//a//b//', 'a/b'],
    ['  a\t\nb ', 'a b'],
    ['', ''],
    ['🎓', '.'],
  ])('%j is %j', (text, spelt) => {
    expect(sepaText(text, 70)).toBe(spelt);
  });

  it('has only characters that every bank takes, within its length, and stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.integer({ min: 1, max: 140 }), (text, most) => {
        const spelt = sepaText(text, most);
        const isTaken = /^[A-Za-z0-9/\-?:().,'+ ]*$/.test(spelt) && !/\/\/|^\/|\/$|^ | $/.test(spelt);
        return isTaken && spelt.length <= most && sepaText(spelt, most) === spelt;
      }),
    );
  });
});

describe('what SEPA pays', () => {
  it.each([
    [{}, null],
    [{ currency: 'USD' }, 'currency'],
    [{ iban: 'TR330006100519786457841326' }, 'country'],
    [{ amountMinor: 0 }, 'amount'],
    [{ amountMinor: 99_999_999_999 }, null],
    [{ amountMinor: 100_000_000_000 }, 'amount'],
    [{ recipientName: ' / ' }, 'name'],
  ] as const)('%j: %s', (change, problem) => {
    expect(sepaProblem({ ...transfer, ...change })).toBe(problem);
  });

  it('carries the payout id in at most 35 characters', () => {
    expect(endToEndId(transfer.payoutId)).toBe('0199000000007000800000000000' + '00ab');
    expect(endToEndId(transfer.payoutId).length).toBeLessThanOrEqual(35);
  });
});

describe('the table', () => {
  it('has a line for each transfer, exact amounts, and nothing that a spreadsheet would run', () => {
    const text = bankCsv([
      transfer,
      { ...transfer, recipientName: '=HYPERLINK("http://x")', currency: 'JPY', amountMinor: 500 },
      { ...transfer, recipientName: 'O"Neil, Ana\r\n', currency: 'KWD', amountMinor: 1234 },
    ]);
    const [header, ...rows] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
    expect(header).toHaveLength(7);
    expect(rows.map((row) => row[4])).toEqual(['50.00', '500', '1.234']);
    expect(rows.map((row) => row[2])).toEqual(['Ana Ng', `'=HYPERLINK("http://x")`, 'O"Neil, Ana\r\n']);
  });

  it('sums each currency by itself', () => {
    const rows = [transfer, { ...transfer, currency: 'CHF', amountMinor: 1 }, { ...transfer, amountMinor: 7 }];
    expect(totalsOf(rows)).toEqual([
      { currency: 'CHF', amountMinor: 1 },
      { currency: 'EUR', amountMinor: 5007 },
    ]);
    expect(totalsOf([])).toEqual([]);
  });
});
