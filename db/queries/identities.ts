import type postgres from 'postgres';
import type { Identity } from '@/lib/domain/people/identities';
import { insertRows } from '../insert-rows';
import { contactIdentities, contacts } from '../schema/people';
import { personNow } from './person-now';
import { records } from './records';

type Sql = postgres.TransactionSql;

export interface IdentityRow extends Identity {
  contactId: string;
}

/** The contacts that identities lead to; a merged contact leads on to the one it was merged into. */
export function findIdentities(
  sql: Sql,
  identities: readonly Identity[],
): Promise<(IdentityRow & { hasExternalId: boolean })[]> {
  return sql<(IdentityRow & { hasExternalId: boolean })[]>`
    select i.kind, i.value, c.id as "contactId", c.external_id is not null as "hasExternalId"
    from ${records(sql, identities, sql`kind text, value text`)} w
    join contact_identities i on i.kind = w.kind and i.value = w.value
    join contacts k on k.id = i.contact_id
    join contacts c on c.id = ${personNow(sql, 'k')}`;
}

/** Which of these ids exist here, each with the contact it stands for now. */
export function findCanonicalIds(sql: Sql, ids: string[]): Promise<{ id: string; contactId: string }[]> {
  return sql<{ id: string; contactId: string }[]>`
    select id, coalesce(merged_into_id, id) as "contactId" from contacts where id = any(${ids}::uuid[])`;
}

export interface NewContactRow {
  id: string;
  externalId: string | null;
  email: string | null;
  emailNormalized: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  birthDate: string | null;
  leadSince: Date | null;
}

export async function insertContacts(
  sql: Sql,
  organizationId: string,
  rows: NewContactRow[],
  now: Date,
): Promise<void> {
  await insertRows(
    sql,
    contacts,
    rows.map((row) => ({ organizationId, ...row, createdAt: now, updatedAt: now })),
    'do nothing',
  );
}

/** @returns how many were new; fewer than given when another transaction took one meanwhile */
export async function insertIdentities(sql: Sql, organizationId: string, rows: IdentityRow[]): Promise<number> {
  // One order for all, so that two batches that know the same new people wait instead of deadlocking.
  const sorted = [...rows].sort((a, b) => (a.kind + a.value < b.kind + b.value ? -1 : 1));
  return insertRows(
    sql,
    contactIdentities,
    sorted.map((row) => ({ organizationId, ...row })),
    'do nothing',
  );
}
