import { findJournalPage, type JournalPage, type JournalRow } from '@/db/queries/ledger-journal';
import { csvRow } from '@/lib/domain/common/csv-table';
import { dayIn } from '@/lib/domain/common/days';
import { boundsOf } from '@/lib/domain/ledger/statement-period';
import { decimalString } from '@/lib/domain/money/money';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { InvalidInputError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { statementPeriodSchema } from './contact-statement';

const HEAD = [
  ...['date', 'occurredAt', 'transferId', 'kind', 'account', 'contactId', 'contactExternalId'],
  ...['debit', 'credit', 'currency', 'subjectType', 'subjectId', 'reason'],
];
const TRANSFERS = 500;

/**
 * The ledger's journal as CSV, one row a posting, in pieces: the whole is never in memory, and no transaction stays open while it is
 * sent. The ledger is append-only and a transfer is never cut, so debits and credits sum to the same. Input: `{from?, to?}`, days of
 * the organisation, both included, or instants.
 * @throws InvalidInputError before the first piece
 */
export async function openJournal(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'payouts:read');
  const period = parse(statementPeriodSchema, input);
  const { timeZone } = await readOnly(ctx, (tx) => organizationFacts(tx, ctx));
  const { from, to } = boundsOf(period, timeZone);
  if (from && to && from >= to) throw new InvalidInputError([{ path: 'to', message: 'Must not be before from.' }]);
  return pieces(ctx, { from, to, after: null, transfers: TRANSFERS }, timeZone);
}

async function* pieces(ctx: Ctx, first: JournalPage, timeZone: string): AsyncGenerator<string> {
  yield csvRow(HEAD);
  let page = first;
  for (;;) {
    const rows = await readOnly(ctx, ({ sql }) => findJournalPage(sql, page));
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => csvRow(cellsOf(row, timeZone))).join('');
    page = { ...page, after: last };
  }
}

function cellsOf({ amountMinor, currency, ...row }: JournalRow, timeZone: string): string[] {
  const amount = decimalString(Math.abs(amountMinor), currency);
  return [
    ...[dayIn(timeZone, row.occurredAt), row.occurredAt.toISOString(), row.transferId, row.kind, row.account],
    ...[row.contactId ?? '', row.contactExternalId ?? ''],
    ...(amountMinor > 0 ? [amount, ''] : ['', amount]),
    ...[currency, row.subjectType, row.subjectId, row.reason],
  ];
}
