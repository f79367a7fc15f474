import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface ProgramFigures {
  touches: number;
  leads: number;
  conversions: number;
  conversionValueMinor: number;
  rewardMinor: number;
  paidMinor: number;
}

/** All-time figures of these programmes, from the daily ones. A programme without any has no row. */
export function sumProgramFigures(
  sql: Sql,
  programIds: readonly string[],
): Promise<(ProgramFigures & { programId: string })[]> {
  return sql<(ProgramFigures & { programId: string })[]>`
    select program_id as "programId", sum(touches)::bigint as touches, sum(leads)::bigint as leads,
      sum(conversions)::bigint as conversions, sum(conversion_value_minor)::bigint as "conversionValueMinor",
      sum(reward_minor)::bigint as "rewardMinor", sum(paid_minor)::bigint as "paidMinor"
    from rollup_daily where program_id = any(${programIds as string[]}::uuid[]) group by program_id`;
}

export interface ActiveProgramRow {
  id: string;
  name: string;
  endsAt: Date | null;
}

/** The programmes that hold a slot, in its order: what would have to give way for another. */
export function listActivePrograms(sql: Sql, now: Date): Promise<ActiveProgramRow[]> {
  return sql<ActiveProgramRow[]>`
    select id, name, ends_at as "endsAt" from referral_programs
    where active_slot is not null and (ends_at is null or ends_at >= ${now}) order by active_slot`;
}

export interface ProgramCounts {
  codes: number;
  referrals: number;
}

export async function countProgramRows(sql: Sql, programId: string): Promise<ProgramCounts> {
  const [row] = await sql<ProgramCounts[]>`
    select (select count(*) from referral_codes where program_id = ${programId}) as codes,
      (select count(*) from referrals where program_id = ${programId}) as referrals`;
  return row ?? { codes: 0, referrals: 0 };
}

/** Referrals of a programme by status. */
export async function countReferralsByStatus(sql: Sql, programId: string): Promise<Record<string, number>> {
  const rows = await sql<{ status: string; count: number }[]>`
    select status, count(*) as count from referrals where program_id = ${programId} group by status`;
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/** How many codes of a programme a search finds; the same words as `listCodeRows`. */
export async function countCodeRows(sql: Sql, programId: string, search: string | null): Promise<number> {
  const pattern = search === null ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const [row] = await sql<{ count: number }[]>`
    select count(*) as count from referral_codes c join contacts k on k.id = c.referrer_id
    where c.program_id = ${programId}
      and (${pattern}::text is null or concat_ws(' ', c.code, k.first_name, k.last_name, k.email) ilike ${pattern}::text)`;
  return row?.count ?? 0;
}

/** Names of members of staff by id. */
export async function findStaffNames(sql: Sql, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from staff where id = any(${ids as string[]}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
