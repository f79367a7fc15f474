import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface GiftRow {
  id: string;
  fromContactId: string;
  email: string;
  amountMinor: number;
  currency: string;
  status: 'open' | 'taken' | 'returned' | 'withdrawn';
  expiresAt: Date;
  createdAt: Date;
}

const columns = (sql: Sql) => sql`
  g.id, g.from_contact_id as "fromContactId", g.email, g.amount_minor as "amountMinor", g.currency, g.status,
  g.expires_at as "expiresAt", g.created_at as "createdAt"`;

/** How many gifts this person made since an instant. */
export async function countGiftsSince(sql: Sql, contactId: string, since: Date): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from credit_gifts where from_contact_id = ${contactId} and created_at > ${since}`;
  return row?.count ?? 0;
}

/** What this person gave, newest first. */
export function listGiftsFrom(sql: Sql, contactId: string, limit: number): Promise<GiftRow[]> {
  return sql<GiftRow[]>`
    select ${columns(sql)} from credit_gifts g where g.from_contact_id = ${contactId} order by g.id desc limit ${limit}`;
}

export interface WaitingGiftRow extends GiftRow {
  fromFirstName: string | null;
}

// Of a person's addresses: those that are his identities, merged ones included.
const forPerson = (sql: Sql, contactId: string) => sql`
  g.email_normalized in (select i.value from contact_identities i where i.contact_id = ${contactId} and i.kind = 'email')`;

/** Gifts that wait for this person. */
export function listGiftsFor(sql: Sql, contactId: string, now: Date): Promise<WaitingGiftRow[]> {
  return sql<WaitingGiftRow[]>`
    select ${columns(sql)}, k.first_name as "fromFirstName" from credit_gifts g join contacts k on k.id = g.from_contact_id
    where g.status = 'open' and g.expires_at >= ${now} and g.from_contact_id <> ${contactId} and ${forPerson(sql, contactId)}
    order by g.id`;
}

/** A gift that waits for this person, locked. */
export async function lockGiftFor(sql: Sql, id: string, contactId: string): Promise<GiftRow | null> {
  const [row] = await sql<GiftRow[]>`
    select ${columns(sql)} from credit_gifts g where g.id = ${id} and ${forPerson(sql, contactId)} for no key update of g`;
  return row ?? null;
}

/** A gift of this person, locked. */
export async function lockGiftFrom(sql: Sql, id: string, contactId: string): Promise<GiftRow | null> {
  const [row] = await sql<GiftRow[]>`
    select ${columns(sql)} from credit_gifts g where g.id = ${id} and g.from_contact_id = ${contactId} for no key update of g`;
  return row ?? null;
}

/** Gifts that nobody took in time. */
export function lockStaleGifts(sql: Sql, now: Date, limit: number): Promise<GiftRow[]> {
  return sql<GiftRow[]>`
    select ${columns(sql)} from credit_gifts g where g.status = 'open' and g.expires_at < ${now}
    order by g.from_contact_id, g.id limit ${limit} for no key update skip locked`;
}

export async function settleGift(
  sql: Sql,
  id: string,
  change: { status: 'taken' | 'returned' | 'withdrawn'; transferId: string | null; settledAt: Date },
): Promise<void> {
  await sql`
    update credit_gifts set status = ${change.status}, transfer_id = ${change.transferId}, settled_at = ${change.settledAt}
    where id = ${id}`;
}
