import type postgres from 'postgres';
import { records } from './records';

type Sql = postgres.TransactionSql;

export interface ExpiredLotRow {
  id: string;
  contactId: string;
  currency: string;
}

/** Gifts and returned credit whose last instant is over. */
export function lockExpiredLots(sql: Sql, now: Date, limit: number): Promise<ExpiredLotRow[]> {
  return sql<ExpiredLotRow[]>`
    select id, contact_id as "contactId", currency from credit_lots
    where expires_at < ${now} and expired_at is null
    order by contact_id, expires_at, id limit ${limit} for no key update skip locked`;
}

export async function markLotsExpired(sql: Sql, ids: readonly string[], now: Date): Promise<void> {
  await sql`update credit_lots set expired_at = ${now} where id = any(${ids as string[]}::uuid[])`;
}

export interface CreditUseRow {
  amountMinor: number;
  expiresAt: Date | null;
}

/** What a redemption was taken from. */
export function findCreditUses(sql: Sql, subjectId: string): Promise<CreditUseRow[]> {
  return sql<CreditUseRow[]>`
    select amount_minor as "amountMinor", expires_at as "expiresAt" from credit_uses
    where organization_id = current_organization() and subject_id = ${subjectId}`;
}

export interface WalletOwnerRow {
  id: string;
  mergedIntoId: string | null;
  takesPart: boolean;
}

/** People whose wallets are about to change, locked in order, so that nobody else spends from them meanwhile. */
export async function lockWalletOwners(sql: Sql, ids: readonly string[]): Promise<WalletOwnerRow[]> {
  await sql`select from contacts where id = any(${ids as string[]}::uuid[]) order by id for no key update`;
  return sql<WalletOwnerRow[]>`
    select c.id, c.merged_into_id as "mergedIntoId",
      exists (select from contact_standings s where s.contact_id = c.id and s.kind <> 'lead') as "takesPart"
    from contacts c where c.id = any(${ids as string[]}::uuid[])`;
}

/** People with credit that ends between two instants, in order of id. */
export async function findPeopleWithEndingCredit(
  sql: Sql,
  { from, to, afterId, limit }: { from: Date; to: Date; afterId: string | null; limit: number },
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from (
      select recipient_id as id from referral_rewards
      where kind in ('credit', 'discount') and status = 'paid' and expired_at is null and expires_at between ${from} and ${to}
      union
      select contact_id from credit_lots where expired_at is null and expires_at between ${from} and ${to}
    ) p where ${afterId}::uuid is null or id > ${afterId}::uuid order by id limit ${limit}`;
  return rows.map(({ id }) => id);
}

export interface NewReminder {
  lotId: string;
  stage: number;
  reminderId: string;
  contactId: string;
  amountMinor: number;
  currency: string;
  expiresAt: Date;
}

/** Writes reminders that were not written before. @returns the messages that are new, each with whom it is for */
export async function insertReminders(
  sql: Sql,
  organizationId: string,
  reminders: readonly NewReminder[],
  now: Date,
): Promise<{ reminderId: string; contactId: string }[]> {
  if (!reminders.length) return [];
  const rows = await sql<{ reminderId: string; contactId: string }[]>`
    insert into credit_reminders (organization_id, lot_id, stage, reminder_id, contact_id, amount_minor, currency, expires_at, created_at)
    select ${organizationId}, r."lotId", r.stage, r."reminderId", r."contactId", r."amountMinor", r.currency, r."expiresAt", ${now}
    from ${records(
      sql,
      reminders,
      sql`
      "lotId" uuid, stage smallint, "reminderId" uuid, "contactId" uuid, "amountMinor" bigint, currency text,
      "expiresAt" timestamptz`,
    )} r
    order by 2, 3 on conflict do nothing
    returning reminder_id as "reminderId", contact_id as "contactId"`;
  return [...new Map(rows.map((row) => [row.reminderId, row])).values()];
}
