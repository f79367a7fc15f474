import { csvTable } from '@/lib/domain/common/csv-table';
import { decimalString } from '@/lib/domain/money/money';
import type { AnnualTotals } from './annual-totals';

const HEAD = [
  ...['year', 'contactId', 'externalId', 'name', 'email', 'currency'],
  ...['cash', 'used', 'total', 'threshold', 'reportable'],
];

/** Annual totals as a table, one row a recipient and currency. */
export function annualTotalsCsv({ year, currency: home, thresholdMinor, currencies }: AnnualTotals): string {
  const rows = currencies.flatMap(({ currency, recipients }) =>
    recipients.map((row) => [
      ...[String(year), row.contactId, row.externalId ?? '', row.name, row.email ?? '', currency],
      ...[row.cashMinor, row.usedMinor, row.totalMinor].map((minor) => decimalString(minor, currency)),
      currency === home && thresholdMinor !== null ? decimalString(thresholdMinor, currency) : '',
      row.reportable ? 'yes' : 'no',
    ]),
  );
  return csvTable([HEAD, ...rows]);
}
