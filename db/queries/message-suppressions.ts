import type postgres from 'postgres';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import type { MessageChannel } from '@/lib/domain/notifications/channels';
import type { SuppressionReason } from '@/lib/domain/notifications/route';
import { countBounded } from './count-bounded';

type Sql = postgres.TransactionSql;

export interface SuppressedAddress {
  channel: MessageChannel;
  addressHash: string;
  reason: SuppressionReason;
}

/** Which of some addresses must not be written to. */
export function findSuppressions(sql: Sql, addressHashes: readonly string[]): Promise<SuppressedAddress[]> {
  return sql<SuppressedAddress[]>`
    select channel, address_hash as "addressHash", reason from message_suppressions
    where organization_id = current_organization() and address_hash = any(${addressHashes as string[]}) and lifted_at is null`;
}

export interface NewSuppression extends SuppressedAddress {
  id: string;
  masked: string;
  detail: string | null;
}

/** Puts an address on the list, once. @returns whether it was not on it */
export async function insertSuppression(
  sql: Sql,
  organizationId: string,
  row: NewSuppression,
  now: Date,
): Promise<boolean> {
  const result = await sql`
    insert into message_suppressions (id, organization_id, channel, address_hash, masked, reason, detail, created_at)
    values (${row.id}, ${organizationId}, ${row.channel}, ${row.addressHash}, ${row.masked}, ${row.reason}, ${row.detail}, ${now})
    on conflict (organization_id, channel, address_hash) where lifted_at is null do nothing`;
  return result.count > 0;
}

export interface SuppressionRow {
  id: string;
  channel: MessageChannel;
  masked: string;
  reason: SuppressionReason;
  detail: string | null;
  createdAt: Date;
  liftedAt: Date | null;
  liftReason: string | null;
}

const columns = (sql: Sql) => sql`
  id, channel, masked, reason, detail, created_at as "createdAt", lifted_at as "liftedAt", lift_reason as "liftReason"`;

const onList = (sql: Sql) => sql`
  message_suppressions where organization_id = current_organization() and lifted_at is null`;

/** How many addresses the list has. */
export function countSuppressionRows(sql: Sql): Promise<BoundedCount> {
  return countBounded(sql, onList(sql));
}

/** The list, newest first; those that were lifted are left out. */
export function listSuppressionRows(
  sql: Sql,
  { before, limit }: { before: string | null; limit: number },
): Promise<SuppressionRow[]> {
  return sql<SuppressionRow[]>`
    select ${columns(sql)} from ${onList(sql)} ${before === null ? sql`` : sql`and id < ${before}::uuid`}
    order by id desc limit ${limit}`;
}

export async function lockSuppression(sql: Sql, id: string): Promise<SuppressionRow | null> {
  const [row] = await sql<SuppressionRow[]>`
    select ${columns(sql)} from message_suppressions where id = ${id} for no key update`;
  return row ?? null;
}

export interface Lift {
  by: string;
  reason: string | null;
  at: Date;
}

export async function liftSuppressionRow(sql: Sql, id: string, { by, reason, at }: Lift): Promise<void> {
  await sql`
    update message_suppressions set lifted_at = ${at}, lifted_by = ${by}, lift_reason = ${reason} where id = ${id} and lifted_at is null`;
}

/** Takes a number off the list that its owner put there himself. @returns the rows */
export async function liftStopped(sql: Sql, addressHash: string, { by, reason, at }: Lift): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    update message_suppressions set lifted_at = ${at}, lifted_by = ${by}, lift_reason = ${reason}
    where organization_id = current_organization() and channel = 'sms' and address_hash = ${addressHash} and reason = 'stopped'
      and lifted_at is null returning id`;
  return rows.map(({ id }) => id);
}
