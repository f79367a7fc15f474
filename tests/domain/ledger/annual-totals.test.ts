import { expect, it } from 'vitest';
import { type AnnualRow, annualTotals } from '@/lib/domain/ledger/annual-totals';

const row = (contactId: string, cashMinor: number, usedMinor: number, currency = 'USD'): AnnualRow => ({
  ...{ contactId, name: contactId, email: null, externalId: null, currency, cashMinor, usedMinor },
});
const rows = [row('a', 59_999, 0), row('b', 40_000, 20_000), row('c', 90_000, -5000), row('d', 90_000, 0, 'EUR')];

it('marks who has reached the threshold in its currency, cash and used together, the largest first', () => {
  const [eur, usd] = annualTotals(rows, { currency: 'USD', thresholdMinor: 60_000 });
  expect(usd?.recipients.map(({ contactId, totalMinor, reportable }) => [contactId, totalMinor, reportable])).toEqual([
    ['c', 85_000, true],
    ['b', 60_000, true],
    ['a', 59_999, false],
  ]);
  expect(usd).toMatchObject({ cashMinor: 189_999, usedMinor: 15_000, totalMinor: 204_999 });
  expect(eur?.recipients.map(({ reportable }) => reportable)).toEqual([false]);
});

it('marks nobody without a threshold, and with one of nothing everybody who got something', () => {
  const marked = (thresholdMinor: number | null, list: AnnualRow[]) =>
    annualTotals(list, { currency: 'USD', thresholdMinor }).flatMap(({ recipients }) =>
      recipients.filter(({ reportable }) => reportable).map(({ contactId }) => contactId),
    );
  expect(marked(null, rows)).toEqual([]);
  expect(marked(0, [row('a', 1, 0), row('b', -100, 0)])).toEqual(['a']);
  expect(annualTotals([], { currency: 'USD', thresholdMinor: 0 })).toEqual([]);
});
