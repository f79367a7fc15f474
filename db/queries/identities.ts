import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface IdentityRow {
  kind: string;
  value: string;
  contactId: string;
}

/** The contacts that identities lead to; a merged contact leads on to the one it was merged into. */
export function findIdentities(sql: Sql, identities: { kind: string; value: string }[]): Promise<IdentityRow[]> {
  return sql<IdentityRow[]>`
    select i.kind, i.value, coalesce(k.merged_into_id, i.contact_id) as "contactId"
    from jsonb_to_recordset(${sql.json(identities as never)}::jsonb) as w(kind text, value text)
    join contact_identities i on i.kind = w.kind and i.value = w.value
    join contacts k on k.id = i.contact_id`;
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
  leadSince: Date | null;
}

export async function insertContacts(sql: Sql, organizationId: string, rows: NewContactRow[]): Promise<void> {
  await sql`
    insert into contacts (id, organization_id, external_id, email, email_normalized, phone, first_name, last_name, lead_since)
    select r.id, ${organizationId}, r."externalId", r.email, r."emailNormalized", r.phone, r."firstName", r."lastName", r."leadSince"
    from jsonb_to_recordset(${sql.json(rows as never)}::jsonb) as r(id uuid, "externalId" text, email text, "emailNormalized" text,
      phone text, "firstName" text, "lastName" text, "leadSince" timestamptz)
    on conflict do nothing`;
}

/** @returns how many were new; fewer than given when another transaction took one meanwhile */
export async function insertIdentities(sql: Sql, organizationId: string, rows: IdentityRow[]): Promise<number> {
  const inserted = await sql`
    insert into contact_identities (organization_id, kind, value, contact_id)
    select ${organizationId}, r.kind, r.value, r."contactId"
    from jsonb_to_recordset(${sql.json(rows as never)}::jsonb) as r(kind text, value text, "contactId" uuid)
    order by r.kind, r.value
    on conflict do nothing returning 1`;
  return inserted.length;
}
