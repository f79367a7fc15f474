import type postgres from 'postgres';

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
