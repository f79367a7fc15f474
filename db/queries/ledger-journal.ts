import type postgres from 'postgres';

export interface JournalRow {
  transferId: string;
  occurredAt: Date;
  kind: string;
  account: string;
  contactId: string | null;
  contactExternalId: string | null;
  /** Debit positive. */
  amountMinor: number;
  currency: string;
  subjectType: string;
  subjectId: string;
  reason: string;
  /** Where the next page begins: finer than a Date. */
  position: string;
}

export interface JournalPage {
  from: Date | null;
  to: Date | null;
  after: { position: string; transferId: string } | null;
  transfers: number;
}

/** The postings of the next transfers, by the instant at which they happened; a transfer is whole, debits first. */
export function findJournalPage(
  sql: postgres.TransactionSql,
  { from, to, after, transfers }: JournalPage,
): Promise<JournalRow[]> {
  return sql<JournalRow[]>`
    select t.id as "transferId", t.occurred_at as "occurredAt", t.kind, a.kind as account, a.contact_id as "contactId",
      c.external_id as "contactExternalId", p.amount_minor as "amountMinor", p.currency, t.subject_type as "subjectType",
      t.subject_id as "subjectId", t.reason, t.position
    from (
      select *, occurred_at::text as position from ledger_transfers
      where (${from}::timestamptz is null or occurred_at >= ${from}::timestamptz)
        and (${to}::timestamptz is null or occurred_at < ${to}::timestamptz)
        ${after ? sql`and (occurred_at, id) > (${after.position}::text::timestamptz, ${after.transferId}::uuid)` : sql``}
      order by occurred_at, id limit ${transfers}
    ) t
    join ledger_postings p on p.transfer_id = t.id
    join ledger_accounts a on a.id = p.account_id
    left join contacts c on c.id = a.contact_id
    order by t.occurred_at, t.id, p.amount_minor desc, p.id`;
}
