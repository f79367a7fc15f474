import type postgres from 'postgres';
import { insertRows } from '../insert-rows';
import { referralCodes } from '../schema/programs';
import type { StandingRow } from './code-facts';
import { personNow } from './person-now';

type Sql = postgres.TransactionSql;

export interface CodeRecord {
  id: string;
  programId: string;
  referrerId: string;
  code: string;
  codeKey: string;
  isActive: boolean;
  /** The earlier of the code's own end and the programme's. */
  expiresAt: Date | null;
  createdAt: Date;
}

const columns = (sql: Sql) => sql`
  c.id, c.program_id as "programId", c.referrer_id as "referrerId", c.code, c.code_key as "codeKey", c.is_active as "isActive",
  least(c.expires_at, p.ends_at) as "expiresAt", c.created_at as "createdAt"`;

const tables = (sql: Sql) => sql`referral_codes c join referral_programs p on p.id = c.program_id`;

export interface NewCode {
  id: string;
  programId: string;
  referrerId: string;
  code: string;
  codeKey: string;
  createdAt: Date;
}

/** Inserts the codes nobody has yet, here or in any other organisation; the others are left out. */
export async function insertCodes(sql: Sql, organizationId: string, codes: readonly NewCode[]): Promise<void> {
  // In the order of the key, so that two batches with the same codes wait instead of deadlocking.
  const sorted = [...codes].sort((a, b) => (a.codeKey < b.codeKey ? -1 : 1));
  await insertRows(
    sql,
    referralCodes,
    sorted.map((code) => ({ organizationId, ...code })),
    '(code_key) do nothing',
  );
}

export function findCodesByKey(sql: Sql, keys: string[]): Promise<CodeRecord[]> {
  return sql<CodeRecord[]>`select ${columns(sql)} from ${tables(sql)} where c.code_key = any(${keys})`;
}

export async function lockCode(sql: Sql, id: string): Promise<CodeRecord | null> {
  const [row] = await sql<
    CodeRecord[]
  >`select ${columns(sql)} from ${tables(sql)} where c.id = ${id} for no key update of c`;
  return row ?? null;
}

export async function deactivateCodeRow(sql: Sql, id: string): Promise<void> {
  await sql`update referral_codes set is_active = false where id = ${id}`;
}

/** Puts a code into use again, unless its person was erased. @returns whether it was */
export async function reactivateCodeRow(sql: Sql, id: string): Promise<boolean> {
  const result = await sql`
    update referral_codes k set is_active = true from contacts c
    where k.id = ${id} and c.id = k.referrer_id and c.erased_at is null`;
  return result.count > 0;
}

/** The oldest code that works, of each of these referrers who has one in a programme. */
export function findWorkingCodes(sql: Sql, programId: string, referrerIds: string[], now: Date): Promise<CodeRecord[]> {
  return sql<CodeRecord[]>`
    select distinct on (c.referrer_id) ${columns(sql)} from ${tables(sql)}
    where c.program_id = ${programId} and c.referrer_id = any(${referrerIds}::uuid[]) and c.is_active
      and (c.expires_at is null or c.expires_at >= ${now})
    order by c.referrer_id, c.id`;
}

export interface CodeListRow extends CodeRecord {
  programName: string;
  programStatus: string;
  referrerName: string | null;
  referrerEmail: string | null;
  /** Clicks, scans and codes told that count. */
  touches: number;
  referrals: number;
}

export interface CodeFilter {
  programId: string | null;
  referrerId: string | null;
  search: string | null;
  before: string | null;
  limit: number;
}

/** Newest first, each with what it has brought. */
export function listCodeRows(sql: Sql, filter: CodeFilter): Promise<CodeListRow[]> {
  const { programId, referrerId, search, before, limit } = filter;
  const pattern = search === null ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<CodeListRow[]>`
    select ${columns(sql)}, p.name as "programName", p.status as "programStatus", k.email as "referrerEmail",
      nullif(concat_ws(' ', k.first_name, k.last_name), '') as "referrerName",
      (select count(*) from touches t where t.organization_id = c.organization_id and t.code_id = c.id and t.counted) as touches,
      (select count(*) from referrals r where r.code_id = c.id) as referrals
    from ${tables(sql)} join contacts k on k.id = c.referrer_id
    where (${programId}::uuid is null or c.program_id = ${programId}::uuid)
      and (${referrerId}::uuid is null or c.referrer_id = ${referrerId}::uuid)
      and (${pattern}::text is null or concat_ws(' ', c.code, k.first_name, k.last_name, k.email) ilike ${pattern}::text)
      and (${before}::uuid is null or c.id < ${before}::uuid)
    order by c.id desc limit ${limit}`;
}

export interface ReferrerRow {
  id: string;
  firstName: string | null;
  birthDate: string | null;
  standings: StandingRow[];
  /** One list for each person whose guardian this is. */
  wards: StandingRow[][];
}

/** What eligibility looks at. A merged contact is answered by the one it was merged into. */
export function findReferrers(sql: Sql, ids: string[]): Promise<(ReferrerRow & { askedId: string })[]> {
  return sql<(ReferrerRow & { askedId: string })[]>`
    select a.id as "askedId", k.id, k.first_name as "firstName", k.birth_date as "birthDate",
      (select coalesce(json_agg(json_build_object('kind', s.kind, 'status', s.status)), '[]') from contact_standings s
        where s.contact_id = k.id) as standings,
      (select coalesce(json_agg((select coalesce(json_agg(json_build_object('kind', s.kind, 'status', s.status)), '[]')
          from contact_standings s where s.contact_id = w.id)), '[]')
        from contacts w where w.guardian_id = k.id and w.merged_into_id is null) as wards
    from contacts a join contacts k on k.id = ${personNow(sql, 'a')}
    where a.id = any(${ids}::uuid[])`;
}
