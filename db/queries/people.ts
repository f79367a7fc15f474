import type postgres from 'postgres';
import type { Language } from '@/lib/domain/common/languages';
import type { Sorting } from '@/lib/domain/common/sorting';
import type { PeopleColumn } from '@/lib/domain/people/sorting';
import { inOrder } from './in-order';
import { records } from './records';

type Sql = postgres.TransactionSql;

export interface ContactStandingRow {
  kind: string;
  status: string;
}

/** A contact as it is stored, with its standings. */
export interface ContactRow {
  id: string;
  externalId: string | null;
  email: string | null;
  emailNormalized: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  birthDate: string | null;
  guardianId: string | null;
  mergedIntoId: string | null;
  leadSince: Date | null;
  consentAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  standing: ContactStandingRow[];
}

const columns = (sql: Sql) => sql`
  c.id, c.external_id as "externalId", c.email, c.email_normalized as "emailNormalized", c.phone, c.first_name as "firstName",
  c.last_name as "lastName", c.birth_date as "birthDate", c.guardian_id as "guardianId", c.merged_into_id as "mergedIntoId",
  c.lead_since as "leadSince", c.consent_at as "consentAt", c.created_at as "createdAt", c.updated_at as "updatedAt",
  coalesce((select json_agg(json_build_object('kind', s.kind, 'status', s.status) order by s.kind)
    from contact_standings s where s.contact_id = c.id), '[]') as standing`;

export function findContacts(sql: Sql, ids: string[]): Promise<ContactRow[]> {
  return sql<ContactRow[]>`select ${columns(sql)} from contacts c where c.id = any(${ids}::uuid[])`;
}

export interface ContactFilter {
  search: string | null;
  standing: string | null;
  sort?: Sorting<PeopleColumn>;
  before: string | null;
  limit: number;
}

const matches = (sql: Sql, { search, standing }: Pick<ContactFilter, 'search' | 'standing'>) => {
  const pattern = search === null ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`
    c.merged_into_id is null
      and (${pattern}::text is null or concat_ws(' ', c.first_name, c.last_name, c.email, c.external_id, c.phone) ilike ${pattern}::text)
      and (${standing}::text is null or exists (
        select from contact_standings s where s.contact_id = c.id and s.kind = ${standing}::text and s.status = 'active'))`;
};

/** Newest first where no other order is asked for, without those that were merged into another. `search` is looked for in names, addresses and external ids. */
export function listContactRows(sql: Sql, filter: ContactFilter): Promise<ContactRow[]> {
  const { sort, before, limit } = filter;
  const order = inOrder(sql, {
    ...{ table: 'contacts', alias: 'c', sort, before },
    columns: {
      name: (row) => sql`${row}.sort_name`,
      added: null,
    },
  });
  return sql<ContactRow[]>`
    select ${columns(sql)} from contacts c
    where ${matches(sql, filter)} ${order.next}
    order by ${order.by} limit ${limit}`;
}

/** How many contacts `listContactRows` goes through in all. */
export async function countContactRows(sql: Sql, filter: Pick<ContactFilter, 'search' | 'standing'>): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from contacts c where c.organization_id = current_organization() and ${matches(sql, filter)}`;
  return row?.count ?? 0;
}

export interface PersonRef {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  externalId: string | null;
}

/** Those whose guardian a contact is. */
export function findWards(sql: Sql, guardianId: string): Promise<PersonRef[]> {
  return sql<PersonRef[]>`
    select id, first_name as "firstName", last_name as "lastName", email, external_id as "externalId" from contacts
    where guardian_id = ${guardianId} and merged_into_id is null order by id limit 50`;
}

/** The fields of contacts that an upsert may change. */
export type ContactChange = Pick<
  ContactRow,
  | 'id'
  | 'externalId'
  | 'email'
  | 'emailNormalized'
  | 'phone'
  | 'firstName'
  | 'lastName'
  | 'birthDate'
  | 'guardianId'
  | 'leadSince'
>;

export async function updateContacts(sql: Sql, rows: readonly ContactChange[], now: Date): Promise<void> {
  if (!rows.length) return;
  await sql`
    update contacts c set external_id = r."externalId", email = r.email, email_normalized = r."emailNormalized", phone = r.phone,
      first_name = r."firstName", last_name = r."lastName", birth_date = r."birthDate", guardian_id = r."guardianId",
      lead_since = r."leadSince", updated_at = ${now}
    from jsonb_to_recordset(${sql.json(rows as never)}::jsonb) as r(
      id uuid, "externalId" text, email text, "emailNormalized" text, phone text, "firstName" text, "lastName" text,
      "birthDate" date, "guardianId" uuid, "leadSince" timestamptz)
    where c.id = r.id`;
}

export interface StandingChange extends ContactStandingRow {
  contactId: string;
}

export async function upsertStandings(
  sql: Sql,
  organizationId: string,
  rows: readonly StandingChange[],
  now: Date,
): Promise<void> {
  if (!rows.length) return;
  await sql`
    insert into contact_standings (organization_id, contact_id, kind, status, updated_at)
    select ${organizationId}, r."contactId", r.kind, r.status, ${now}
    from jsonb_to_recordset(${sql.json(rows as never)}::jsonb) as r("contactId" uuid, kind text, status text)
    on conflict (contact_id, kind) do update set status = excluded.status, updated_at = excluded.updated_at`;
}

export async function deleteStandings(sql: Sql, rows: readonly Omit<StandingChange, 'status'>[]): Promise<void> {
  if (!rows.length) return;
  await sql`
    delete from contact_standings s using jsonb_to_recordset(${sql.json(rows as never)}::jsonb) as r("contactId" uuid, kind text)
    where s.contact_id = r."contactId" and s.kind = r.kind`;
}

/** The language this person wants to be written to in. */
export async function setLanguage(sql: Sql, contactId: string, language: string, now: Date): Promise<void> {
  await sql`update contacts set language = ${language}, updated_at = ${now} where id = ${contactId}`;
}

/** The language somebody was met in, until he chooses one himself. */
export async function learnLanguages(
  sql: Sql,
  rows: readonly { contactId: string; language: string }[],
): Promise<void> {
  if (!rows.length) return;
  await sql`
    update contacts c set language = r.language from ${records(sql, rows, sql`"contactId" uuid, language text`)} r
    where c.id = r."contactId" and c.language is null`;
}

/** The languages of those who have one; of who was merged, the one that is left counts when his own is not known. */
export async function findLanguages(
  sql: Sql,
  contactIds: readonly string[],
): Promise<{ id: string; language: Language }[]> {
  if (!contactIds.length) return [];
  return sql<{ id: string; language: Language }[]>`
    select a.id, coalesce(a.language, k.language) as language from contacts a left join contacts k on k.id = a.merged_into_id
    where a.id = any(${contactIds as string[]}::uuid[]) and coalesce(a.language, k.language) is not null`;
}
