import type postgres from 'postgres';
import { type NoticePerson, noticePerson } from './notice-facts';

type Sql = postgres.TransactionSql;

export interface CodeNotice {
  code: string;
  program: string;
  referrer: NoticePerson;
}

export async function findCodeNotice(sql: Sql, codeId: string): Promise<CodeNotice | null> {
  const [row] = await sql<CodeNotice[]>`
    select c.code, p.name as program, ${noticePerson(sql, 'a')} as referrer
    from referral_codes c join referral_programs p on p.id = c.program_id join contacts a on a.id = c.referrer_id
    where c.id = ${codeId}`;
  return row ?? null;
}

export interface EnrolmentNotice {
  program: string;
  programId: string;
  referrer: NoticePerson;
  friendFirstName: string | null;
  /** Friends of this referrer in this programme who had enrolled before, and with this one. */
  before: number;
  after: number;
  hasReward: boolean;
}

/** What an attributed conversion means to the referrer; null when it is nobody's. */
export async function findEnrolmentNotice(sql: Sql, conversionId: string): Promise<EnrolmentNotice | null> {
  const [row] = await sql<EnrolmentNotice[]>`
    select p.name as program, f.program_id as "programId", ${noticePerson(sql, 'a')} as referrer, b.first_name as "friendFirstName",
      n.before, n.after,
      exists (select from referral_rewards r where r.conversion_id = c.id and r.side = 'referrer' and r.reward_amount_minor > 0) as "hasReward"
    from conversions c
    join referrals f on f.id = c.referral_id
    join referral_programs p on p.id = f.program_id
    join contacts a on a.id = f.referrer_id
    join contacts b on b.id = f.referee_id,
    lateral (
      select count(distinct o.referral_id) filter (where o.id < c.id)::int as before, count(distinct o.referral_id)::int as after
      from referrals g join conversions o on o.referral_id = g.id and o.organization_id = g.organization_id
      where g.referrer_id = f.referrer_id and g.program_id = f.program_id and o.attributed and o.id <= c.id
    ) n
    where c.id = ${conversionId} and c.attributed`;
  return row ?? null;
}

export async function findProgramName(sql: Sql, programId: string): Promise<string | null> {
  const [row] = await sql<{ name: string }[]>`select name from referral_programs where id = ${programId}`;
  return row?.name ?? null;
}

/** Who has a working code of a programme, a page in the order of ids. */
export async function findCodeHolders(
  sql: Sql,
  programId: string,
  { after, limit }: { after: string | null; limit: number },
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select distinct c.referrer_id as id from referral_codes c
    where c.organization_id = current_organization() and c.program_id = ${programId} and c.is_active
      and (${after}::uuid is null or c.referrer_id > ${after}::uuid)
    order by 1 limit ${limit}`;
  return rows.map(({ id }) => id);
}
