import type postgres from 'postgres';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import type { Sorting } from '@/lib/domain/common/sorting';
import type { RedemptionColumn } from '@/lib/domain/redemptions/sorting';
import { countBounded } from './count-bounded';
import { inOrder } from './in-order';
import { records } from './records';

type Sql = postgres.TransactionSql;

/** What is known of a discount code at the school's Stripe. */
export interface PromotionState {
  status: 'waiting' | 'active' | 'failed' | 'ended' | 'used' | 'lost';
  promotionCodeId: string | null;
  /** Why it failed or was lost, or what Stripe has not answered. */
  error: string | null;
}

/** A redemption as it is stored, with who made it. */
export interface RedemptionRow {
  id: string;
  contactId: string;
  kind: 'discount' | 'course-credit' | 'merchandise';
  amountMinor: number;
  currency: string;
  status: 'open' | 'requested' | 'used' | 'fulfilled' | 'cancelled' | 'expired';
  code: string | null;
  itemId: string | null;
  item: string | null;
  courseExternalId: string | null;
  externalId: string | null;
  usedMinor: number | null;
  usedExternalId: string | null;
  /** What of it came back because the course was refunded. */
  refundedMinor: number;
  reason: string | null;
  expiresAt: Date | null;
  createdBy: string;
  createdAt: Date;
  settledAt: Date | null;
  /** Null for what is no code, and for codes that were made while Stripe was not connected. */
  promotion: PromotionState | null;
}

const columns = (sql: Sql) => sql`
  r.id, r.contact_id as "contactId", r.kind, r.amount_minor as "amountMinor", r.currency, r.status, r.code, r.item_id as "itemId",
  r.item, r.course_external_id as "courseExternalId", r.external_id as "externalId", r.used_minor as "usedMinor",
  r.used_external_id as "usedExternalId", r.refunded_minor as "refundedMinor", r.reason, r.expires_at as "expiresAt", r.created_by as "createdBy",
  r.created_at as "createdAt", r.settled_at as "settledAt",
  (select jsonb_build_object('status', p.status, 'promotionCodeId', p.promotion_code_id, 'error', p.error)
    from promotion_codes p where p.redemption_id = r.id) as promotion`;

export async function findRedemption(sql: Sql, id: string): Promise<RedemptionRow | null> {
  const [row] = await sql<RedemptionRow[]>`select ${columns(sql)} from redemptions r where r.id = ${id}`;
  return row ?? null;
}

export async function lockRedemption(sql: Sql, id: string): Promise<RedemptionRow | null> {
  const [row] = await sql<RedemptionRow[]>`
    select ${columns(sql)} from redemptions r where r.id = ${id} for no key update`;
  return row ?? null;
}

export async function findRedemptionByExternalId(sql: Sql, externalId: string): Promise<RedemptionRow | null> {
  const [row] = await sql<RedemptionRow[]>`
    select ${columns(sql)} from redemptions r where r.external_id = ${externalId}`;
  return row ?? null;
}

export async function findRedemptionByCode(sql: Sql, codeKey: string): Promise<RedemptionRow | null> {
  const [row] = await sql<RedemptionRow[]>`select ${columns(sql)} from redemptions r where r.code_key = ${codeKey}`;
  return row ?? null;
}

/**
 * Open codes whose last instant is over; those that somebody works on are left out, and those of which Stripe has not said yet
 * whether they were used there.
 */
export function lockExpiredCodes(sql: Sql, now: Date, limit: number): Promise<RedemptionRow[]> {
  return sql<RedemptionRow[]>`
    select ${columns(sql)} from redemptions r where r.status = 'open' and r.expires_at < ${now}
      and not exists (select from promotion_codes p
        where p.redemption_id = r.id and p.status in ('waiting', 'active', 'failed'))
    order by r.contact_id, r.id limit ${limit} for no key update skip locked`;
}

export interface RedemptionChange {
  id: string;
  status: RedemptionRow['status'];
  usedMinor?: number;
  usedExternalId?: string;
  reason?: string;
  settledAt: Date;
}

export async function settleRedemptions(sql: Sql, changes: readonly RedemptionChange[]): Promise<void> {
  if (!changes.length) return;
  await sql`
    update redemptions r set status = c.status, settled_at = c."settledAt", reason = coalesce(c.reason, r.reason),
      used_minor = coalesce(c."usedMinor", r.used_minor), used_external_id = coalesce(c."usedExternalId", r.used_external_id)
    from ${records(sql, changes, sql`id uuid, status text, "usedMinor" bigint, "usedExternalId" text, reason text, "settledAt" timestamptz`)} c
    where r.id = c.id`;
}

export interface RedemptionRefundRow {
  redemptionId: string;
  amountMinor: number;
}

export async function findRedemptionRefund(sql: Sql, externalId: string): Promise<RedemptionRefundRow | null> {
  const [row] = await sql<RedemptionRefundRow[]>`
    select redemption_id as "redemptionId", amount_minor as "amountMinor" from redemption_refunds
    where external_id = ${externalId}`;
  return row ?? null;
}

/** More of a locked redemption came back. */
export async function addRefunded(sql: Sql, id: string, amountMinor: number): Promise<void> {
  await sql`update redemptions set refunded_minor = refunded_minor + ${amountMinor} where id = ${id}`;
}

export interface RedemptionFilter {
  contactId?: string;
  kind?: string;
  status?: string;
  sort?: Sorting<RedemptionColumn>;
}

const ofContact = (sql: Sql, { contactId }: RedemptionFilter) => sql`
  r.organization_id = current_organization() ${contactId === undefined ? sql`` : sql`and r.contact_id = ${contactId}`}`;

const matching = (sql: Sql, { kind, status }: RedemptionFilter) => sql`true
  ${kind === undefined ? sql`` : sql`and r.kind = ${kind}`}
  ${status === undefined ? sql`` : sql`and r.status = ${status}`}`;

export interface NamedRedemptionRow extends RedemptionRow {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
}

/** How many redemptions `listRedemptionRows` goes through in all. */
export function countRedemptionRows(sql: Sql, filter: RedemptionFilter): Promise<BoundedCount> {
  return countBounded(sql, sql`redemptions r where ${ofContact(sql, filter)}`, matching(sql, filter));
}

/** Newest first where no other order is asked for. */
export function listRedemptionRows(
  sql: Sql,
  filter: RedemptionFilter,
  before: string | null,
  limit: number,
): Promise<NamedRedemptionRow[]> {
  const order = inOrder(sql, {
    ...{ table: 'redemptions', alias: 'r', sort: filter.sort, before },
    columns: {
      amount: (row) => sql`${row}.amount_minor`,
      created: null,
      // Words of the indexes redemptions_ends_idx and redemptions_ends_latest_idx.
      ends: (
        row,
        isUp,
      ) => sql`(case when ${row}.status = 'open' and ${row}.expires_at is not null then ${row}.expires_at
        else ${isUp ? sql`'infinity'` : sql`'-infinity'`}::timestamptz end)`,
    },
  });
  return sql<NamedRedemptionRow[]>`
    select ${columns(sql)}, c.first_name as "firstName", c.last_name as "lastName", c.email
    from redemptions r join contacts c on c.id = r.contact_id
    where ${ofContact(sql, filter)} and ${matching(sql, filter)} ${order.next}
    order by ${order.by} limit ${limit}`;
}
