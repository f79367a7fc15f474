import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** A row of the sandbox bank's own books. */
export interface SandboxTransferRow {
  organizationId: string;
  idempotencyKey: string;
  reference: string;
  destination: string;
  amountMinor: number;
  currency: string;
  outcome: 'settled' | 'failed';
  failureReason: string | null;
  attempts: number;
  settlesAt: Date;
  createdAt: Date;
}

const columns = (sql: Sql) => sql`
  b.organization_id as "organizationId", b.idempotency_key as "idempotencyKey", b.reference, b.destination,
  b.amount_minor as "amountMinor", b.currency, b.outcome, b.failure_reason as "failureReason", b.attempts, b.settles_at as "settlesAt",
  b.created_at as "createdAt"`;

export async function findSandboxTransfer(sql: Sql, idempotencyKey: string): Promise<SandboxTransferRow | null> {
  const [row] = await sql<SandboxTransferRow[]>`
    select ${columns(sql)} from sandbox_bank_transfers b where b.idempotency_key = ${idempotencyKey}`;
  return row ?? null;
}

/** Stores a transfer once; a repeated one only counts its attempts. */
export async function putSandboxTransfer(sql: Sql, row: SandboxTransferRow): Promise<SandboxTransferRow> {
  const [stored] = await sql<SandboxTransferRow[]>`
    insert into sandbox_bank_transfers as b (organization_id, idempotency_key, reference, destination, amount_minor, currency, outcome,
      failure_reason, attempts, settles_at, created_at)
    values (${row.organizationId}, ${row.idempotencyKey}, ${row.reference}, ${row.destination}, ${row.amountMinor}, ${row.currency},
      ${row.outcome}, ${row.failureReason}, ${row.attempts}, ${row.settlesAt},
      ${row.createdAt})
    on conflict (idempotency_key) do update set attempts = b.attempts + 1
    returning ${columns(sql)}`;
  if (!stored) throw new Error('The sandbox bank stored nothing');
  return stored;
}

/** What the bank took since then, oldest first. */
export function listSandboxTransfers(sql: Sql, since: Date): Promise<SandboxTransferRow[]> {
  return sql<SandboxTransferRow[]>`
    select ${columns(sql)} from sandbox_bank_transfers b where b.created_at >= ${since} order by b.created_at, b.idempotency_key`;
}
