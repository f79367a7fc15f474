import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** A payout that finance pays at its own bank. */
export interface ManualTransferRow {
  organizationId: string;
  idempotencyKey: string;
  reference: string;
  amountMinor: number;
  currency: string;
  status: 'pending' | 'settled' | 'failed' | 'reversed';
  reason: string | null;
  createdAt: Date;
}

const columns = (sql: Sql) => sql`
  m.organization_id as "organizationId", m.payout_id as "idempotencyKey", m.reference, m.amount_minor as "amountMinor", m.currency,
  m.status, m.reason, m.created_at as "createdAt"`;

export async function findManualTransfer(sql: Sql, payoutId: string): Promise<ManualTransferRow | null> {
  const [row] = await sql<ManualTransferRow[]>`
    select ${columns(sql)} from manual_transfers m where m.payout_id = ${payoutId}`;
  return row ?? null;
}

/** Stores a transfer once; a repeated one answers what is stored. */
export async function putManualTransfer(sql: Sql, row: ManualTransferRow): Promise<ManualTransferRow> {
  await sql`
    insert into manual_transfers (payout_id, organization_id, reference, amount_minor, currency, created_at)
    values (${row.idempotencyKey}, ${row.organizationId}, ${row.reference}, ${row.amountMinor}, ${row.currency}, ${row.createdAt})
    on conflict (payout_id) do nothing`;
  const stored = await findManualTransfer(sql, row.idempotencyKey);
  if (!stored) throw new Error('The list of bank transfers stored nothing');
  return stored;
}

/** Oldest first. */
export function listManualTransfers(sql: Sql, since: Date): Promise<ManualTransferRow[]> {
  return sql<ManualTransferRow[]>`
    select ${columns(sql)} from manual_transfers m where m.created_at >= ${since} order by m.created_at, m.payout_id`;
}

/** For whoever says what became of it; the bank file it is in, too. */
export async function lockManualTransfer(
  sql: Sql,
  payoutId: string,
): Promise<(ManualTransferRow & { bankFileId: string | null }) | null> {
  const [row] = await sql<(ManualTransferRow & { bankFileId: string | null })[]>`
    select ${columns(sql)}, m.bank_file_id as "bankFileId" from manual_transfers m where m.payout_id = ${payoutId} for update`;
  return row ?? null;
}

export async function decideManualTransfer(
  sql: Sql,
  payoutId: string,
  decision: { status: ManualTransferRow['status']; reason: string | null; decidedBy: string; now: Date },
): Promise<void> {
  const { status, reason, decidedBy, now } = decision;
  await sql`
    update manual_transfers set status = ${status}, reason = ${reason}, decided_by = ${decidedBy}, decided_at = ${now}
    where payout_id = ${payoutId}`;
}

/** Payouts of a bank file that finance has not spoken of yet. */
export async function findOpenInFile(sql: Sql, fileId: string): Promise<string[]> {
  const rows = await sql<{ payoutId: string }[]>`
    select m.payout_id as "payoutId" from manual_transfers m
    where m.bank_file_id = ${fileId} and m.status = 'pending' order by m.payout_id`;
  return rows.map(({ payoutId }) => payoutId);
}
