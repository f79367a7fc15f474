import type postgres from 'postgres';
import type { AuditColumn } from '@/lib/domain/audit/sorting';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import type { Sorting } from '@/lib/domain/common/sorting';
import { countBounded } from './count-bounded';
import { inOrder } from './in-order';

type Sql = postgres.TransactionSql;

export interface ChainHead {
  sequence: number;
  hash: string;
  auditEventId: string;
  txid: string;
}

/** Lets one sealer at a time into an organisation's chain. @returns false when another is at work */
export async function tryLockSealing(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ locked: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('audit-seal:' || current_organization(), 0)) as locked`;
  return row?.locked ?? false;
}

export async function findChainHead(sql: Sql): Promise<ChainHead | null> {
  const [row] = await sql<ChainHead[]>`
    select sequence, hash, audit_event_id as "auditEventId", txid::text from audit_chain order by sequence desc limit 1`;
  return row ?? null;
}

export interface SealableRow {
  id: string;
  txid: string;
  contentHash: string;
}

/**
 * The next entries to seal, in the chain's order. Those of transactions that may still be running are left for later: a row
 * that commits after them could come before them.
 */
export function findSealable(sql: Sql, head: ChainHead | null, limit: number): Promise<SealableRow[]> {
  // Ordered by the column and not by the text of the same name: as text, 10 comes before 9.
  return sql<SealableRow[]>`
    select e.id, e.txid::text as txid, e.content_hash as "contentHash" from audit_events e
    where e.organization_id = current_organization() and e.txid < pg_snapshot_xmin(pg_current_snapshot())
      ${head ? sql`and (e.txid, e.id) > (${head.txid}::xid8, ${head.auditEventId}::uuid)` : sql``}
    order by e.txid, e.id limit ${limit}`;
}

export interface ChainRow {
  sequence: number;
  auditEventId: string;
  txid: string;
  hash: string;
  previousHash: string;
}

export async function insertChain(
  sql: Sql,
  organizationId: string,
  rows: readonly ChainRow[],
  sealedAt: Date,
): Promise<void> {
  await sql`
    insert into audit_chain (organization_id, sequence, audit_event_id, txid, hash, previous_hash, sealed_at)
    select ${organizationId}, r.sequence, r."auditEventId", r.txid::xid8, r.hash, r."previousHash", ${sealedAt}
    from jsonb_to_recordset(${sql.json(rows as never)}::jsonb) as r(
      sequence bigint, "auditEventId" uuid, txid text, hash text, "previousHash" text)
    order by r.sequence`;
}

export interface AuditEventRow {
  id: string;
  organizationId: string;
  actorType: string;
  actorId: string;
  actorName: string;
  action: string;
  subjectType: string;
  subjectId: string;
  data: unknown;
  requestId: string;
  contentHash: string;
  occurredAt: Date;
}

const eventColumns = (sql: Sql) => sql`
  e.id, e.organization_id as "organizationId", e.actor_type as "actorType", e.actor_id as "actorId", e.actor_name as "actorName",
  e.action, e.subject_type as "subjectType", e.subject_id as "subjectId", e.data, e.request_id as "requestId",
  e.content_hash as "contentHash", e.occurred_at as "occurredAt"`;

/** A link of the chain with its entry; all fields of the entry are null when it is gone. */
export type ChainedEventRow = ChainRow & { sealedAt: Date } & {
  [Key in keyof AuditEventRow]: AuditEventRow[Key] | null;
};

/** The next links of the chain in order, each with its entry. */
export function listChain(sql: Sql, afterSequence: number, limit: number): Promise<ChainedEventRow[]> {
  return sql<ChainedEventRow[]>`
    select c.sequence, c.audit_event_id as "auditEventId", c.txid::text, c.hash, c.previous_hash as "previousHash",
      c.sealed_at as "sealedAt", ${eventColumns(sql)}
    from (select * from audit_chain where sequence > ${afterSequence} order by sequence limit ${limit}) c
    left join audit_events e on e.id = c.audit_event_id and e.organization_id = c.organization_id
    order by c.sequence`;
}

/** Entries in no chain that stand where sealing has already passed: somebody put them there afterwards. */
export function findInserted(sql: Sql, head: ChainHead, limit: number): Promise<{ id: string }[]> {
  return sql<{ id: string }[]>`
    select e.id from audit_events e
    where e.organization_id = current_organization() and (e.txid, e.id) <= (${head.txid}::xid8, ${head.auditEventId}::uuid)
      and not exists (select from audit_chain c where c.audit_event_id = e.id)
    order by e.txid, e.id limit ${limit}`;
}

/** Entries that wait for the sealer, in order. */
export function listUnsealed(sql: Sql, head: ChainHead | null, after: ChainHead | null, limit: number) {
  const from = after ?? head;
  return sql<(AuditEventRow & { txid: string })[]>`
    select ${eventColumns(sql)}, e.txid::text from audit_events e
    where e.organization_id = current_organization()
      ${from ? sql`and (e.txid, e.id) > (${from.txid}::xid8, ${from.auditEventId}::uuid)` : sql``}
    order by e.txid, e.id limit ${limit}`;
}

export interface AuditFilter {
  action?: string;
  subjectType?: string;
  subjectId?: string;
  actorId?: string;
  sort?: Sorting<AuditColumn>;
}

export type ListedAuditRow = AuditEventRow & {
  sequence: number | null;
  hash: string | null;
  previousHash: string | null;
};

const ofSubject = (sql: Sql, { subjectId }: AuditFilter) => sql`
  e.organization_id = current_organization() ${subjectId === undefined ? sql`` : sql`and e.subject_id = ${subjectId}`}`;

const matching = (sql: Sql, { action, subjectType, actorId }: AuditFilter) => sql`true
  ${action === undefined ? sql`` : sql`and e.action = ${action}`}
  ${subjectType === undefined ? sql`` : sql`and e.subject_type = ${subjectType}`}
  ${actorId === undefined ? sql`` : sql`and e.actor_id = ${actorId}`}`;

/** How many entries `listAuditRows` goes through in all. */
export function countAuditRows(sql: Sql, filter: AuditFilter): Promise<BoundedCount> {
  return countBounded(sql, sql`audit_events e where ${ofSubject(sql, filter)}`, matching(sql, filter));
}

/** Newest first where no other order is asked for. */
export function listAuditRows(
  sql: Sql,
  filter: AuditFilter,
  before: string | null,
  limit: number,
): Promise<ListedAuditRow[]> {
  const order = inOrder(sql, {
    ...{ table: 'audit_events', alias: 'e', sort: filter.sort, before },
    columns: { when: null },
  });
  return sql<ListedAuditRow[]>`
    select ${eventColumns(sql)}, c.sequence, c.hash, c.previous_hash as "previousHash"
    from audit_events e left join audit_chain c on c.audit_event_id = e.id
    where ${ofSubject(sql, filter)} and ${matching(sql, filter)} ${order.next}
    order by ${order.by} limit ${limit}`;
}
