import { decimalString } from '@/lib/domain/money/money';
import type { Statement } from '@/lib/services/ledger/reads';

const HEAD = ['occurredAt', 'kind', 'reason', 'currency', 'amount', 'balance'];

/** A statement as a table (RFC 4180), amounts as decimals, one line for each movement. */
export function statementCsv({ currencies }: Statement): string {
  const rows = currencies.flatMap(({ currency, lines }) =>
    lines.map(({ occurredAt, kind, reason, amountMinor, balanceMinor }) => {
      const amounts = [decimalString(amountMinor, currency), decimalString(balanceMinor, currency)];
      return [occurredAt.toISOString(), kind, quoted(reason), currency, ...amounts];
    }),
  );
  return [HEAD, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

// A spreadsheet would run what begins like a formula.
function quoted(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
