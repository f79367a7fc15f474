import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface ChallengeRow {
  id: string;
  programId: string | null;
  programName: string | null;
  title: string;
  goal: number;
  startsAt: Date;
  endsAt: Date;
  endedAt: Date | null;
  recognition: string | null;
}

const columns = (sql: Sql) => sql`
  c.id, c.program_id as "programId", p.name as "programName", c.title, c.goal, c.starts_at as "startsAt", c.ends_at as "endsAt",
  c.ended_at as "endedAt", c.recognition`;

/** The school's challenges, the latest end first. */
export function listChallengeRows(sql: Sql, limit: number): Promise<ChallengeRow[]> {
  return sql<ChallengeRow[]>`
    select ${columns(sql)} from community_challenges c left join referral_programs p on p.id = c.program_id
    where c.organization_id = current_organization() order by c.ends_at desc, c.id desc limit ${limit}`;
}

export async function lockChallenge(sql: Sql, id: string): Promise<ChallengeRow | null> {
  const [row] = await sql<ChallengeRow[]>`
    select ${columns(sql)} from community_challenges c left join referral_programs p on p.id = c.program_id
    where c.id = ${id} for update of c`;
  return row ?? null;
}

export type NewChallenge = Omit<ChallengeRow, 'programName' | 'endedAt'> & { createdBy: string; createdAt: Date };

export async function insertChallenge(sql: Sql, organizationId: string, row: NewChallenge): Promise<void> {
  const { id, programId, title, goal, startsAt, endsAt, recognition, createdBy, createdAt } = row;
  await sql`
    insert into community_challenges (id, organization_id, program_id, title, goal, starts_at, ends_at, recognition, created_by, created_at)
    values (${id}, ${organizationId}, ${programId}, ${title}, ${goal}, ${startsAt}, ${endsAt}, ${recognition}, ${createdBy}, ${createdAt})`;
}

export async function endChallengeRow(sql: Sql, id: string, now: Date): Promise<void> {
  await sql`update community_challenges set ended_at = ${now} where id = ${id}`;
}

/** A time in which friends who join count. */
export interface CountWindow {
  from: Date;
  to: Date;
  programId: string | null;
}

const joined = (sql: Sql, { from, to, programId }: CountWindow) => sql`
  r.organization_id = current_organization() and r.status in ('converted', 'rewarded')
    and r.converted_at between ${from} and ${to} and (${programId}::uuid is null or r.program_id = ${programId}::uuid)`;

/** How many friends of one person joined in a time. */
export async function countJoined(sql: Sql, contactId: string, window: CountWindow): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(distinct r.referee_id)::int as count from referrals r
    where r.referrer_id = ${contactId} and ${joined(sql, window)}`;
  return row?.count ?? 0;
}

/** How many people have reached a goal in a time. */
export async function countReached(sql: Sql, goal: number, window: CountWindow): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from (
      select from referrals r where ${joined(sql, window)} group by r.referrer_id having count(distinct r.referee_id) >= ${goal}) x`;
  return row?.count ?? 0;
}

export interface RankedRow {
  contactId: string;
  firstName: string | null;
  lastName: string | null;
  shownName: string | null;
  count: number;
}

/** Those who agreed to be seen, by how many friends joined in a time; who has none is not among them. */
export function findRanking(sql: Sql, window: CountWindow, limit: number): Promise<RankedRow[]> {
  return sql<RankedRow[]>`
    select k.id as "contactId", k.first_name as "firstName", k.last_name as "lastName", n.shown_name as "shownName",
      count(distinct r.referee_id)::int as count
    from portal_profiles n
    join contacts k on k.id = n.contact_id and k.merged_into_id is null
    join referrals r on r.referrer_id = k.id
    where n.organization_id = current_organization() and n.ranked_since is not null and ${joined(sql, window)}
    group by k.id, n.shown_name order by count desc, k.id limit ${limit}`;
}
