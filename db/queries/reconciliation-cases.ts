import type postgres from 'postgres';
import type { CaseKind, Correction, Evidence } from '@/lib/domain/payouts/reconcile';
import type { CaseStatus, KnownCase } from '@/lib/domain/payouts/reconciliation-cases';

type Sql = postgres.TransactionSql;

export interface CaseRow {
  id: string;
  kind: CaseKind;
  correction: Correction;
  provider: 'stripe' | 'paypal' | 'sandbox' | 'manual' | null;
  payoutId: string | null;
  status: CaseStatus;
  /** Instants in it are ISO strings. */
  evidence: { ours: StoredEvidence[]; theirs: StoredEvidence[] };
  openedAt: Date;
  lastSeenAt: Date;
  closedAt: Date | null;
  closedBy: string | null;
  closeReason: string | null;
  reopened: number;
}

type StoredEvidence = Omit<Evidence, 'createdAt'> & { createdAt: string | null };

const columns = (sql: Sql) => sql`
  id, kind, correction, provider, payout_id as "payoutId", status, evidence, opened_at as "openedAt", last_seen_at as "lastSeenAt",
  closed_at as "closedAt", closed_by as "closedBy", close_reason as "closeReason", reopened`;

/** One run at a time writes what it found. */
export async function lockReconciliation(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('reconciliation:' || current_organization(), 0))`;
}

/** Cases that are not resolved, and those of these keys. */
export function findKnownCases(sql: Sql, keys: readonly string[]): Promise<KnownCase[]> {
  return sql<KnownCase[]>`
    select id, key, status, provider, fingerprint from reconciliation_cases
    where status <> 'resolved' or key = any(${keys as string[]}::text[])`;
}

export interface SeenCase {
  id: string;
  correction: Correction;
  evidence: unknown;
  fingerprint: string;
  reopens: boolean;
}

/** Cases that a run has seen again. */
export async function updateSeenCases(sql: Sql, rows: readonly SeenCase[], runId: string, now: Date): Promise<void> {
  if (!rows.length) return;
  await sql`
    update reconciliation_cases c set correction = r.correction, evidence = r.evidence, fingerprint = r.fingerprint,
      last_run_id = ${runId}, last_seen_at = ${now},
      status = case when r.reopens then 'open' else c.status end,
      reopened = c.reopened + case when r.reopens then 1 else 0 end,
      opened_at = case when r.reopens then ${now} else c.opened_at end,
      closed_at = case when r.reopens then null else c.closed_at end,
      closed_by = case when r.reopens then null else c.closed_by end,
      close_reason = case when r.reopens then null else c.close_reason end
    from jsonb_to_recordset(${sql.json(rows as never)}::jsonb)
      as r(id uuid, correction text, evidence jsonb, fingerprint text, reopens boolean)
    where c.id = r.id`;
}

export async function closeCases(
  sql: Sql,
  ids: readonly string[],
  close: { status: Exclude<CaseStatus, 'open'>; by: string; reason: string; at: Date },
): Promise<void> {
  await sql`
    update reconciliation_cases set status = ${close.status}, closed_at = ${close.at}, closed_by = ${close.by}, close_reason = ${close.reason}
    where id = any(${ids as string[]}::uuid[])`;
}

export async function lockCase(sql: Sql, id: string): Promise<CaseRow | null> {
  const [row] = await sql<
    CaseRow[]
  >`select ${columns(sql)} from reconciliation_cases where id = ${id} for no key update`;
  return row ?? null;
}

/** Cases of a status, newest first; `after` is the last one that was seen. A case that is opened anew is new again. */
export function listCases(sql: Sql, status: CaseStatus, after: string | null, limit: number): Promise<CaseRow[]> {
  const rest = sql`and (opened_at, id) < (select k.opened_at, k.id from reconciliation_cases k where k.id = ${after})`;
  return sql<CaseRow[]>`
    select ${columns(sql)} from reconciliation_cases where status = ${status} ${after === null ? sql`` : rest}
    order by opened_at desc, id desc limit ${limit}`;
}

export async function countCases(sql: Sql): Promise<Record<CaseStatus, number>> {
  const rows = await sql<{ status: CaseStatus; n: number }[]>`
    select status, count(*)::int as n from reconciliation_cases group by 1`;
  const of = (status: CaseStatus) => rows.find((row) => row.status === status)?.n ?? 0;
  return { open: of('open'), resolved: of('resolved'), ignored: of('ignored') };
}

export interface RunRow {
  id: string;
  status: 'agreed' | 'different' | 'incomplete';
  since: Date;
  figures: unknown;
  found: number;
  requestedBy: string;
  createdAt: Date;
}

export async function findLastRun(sql: Sql): Promise<RunRow | null> {
  const [row] = await sql<RunRow[]>`
    select id, status, since, figures, found, requested_by as "requestedBy", created_at as "createdAt"
    from reconciliation_runs order by created_at desc, id desc limit 1`;
  return row ?? null;
}
