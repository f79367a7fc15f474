import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface PostRow {
  id: string;
  contactId: string | null;
  staffId: string | null;
  parentId: string | null;
  body: string;
  hiddenAt: Date | null;
  hiddenReason: string | null;
  createdAt: Date;
  firstName: string | null;
  lastName: string | null;
  shownName: string | null;
  /** Reports that nobody of the school has settled. */
  reports: number;
}

const columns = (sql: Sql) => sql`
  p.id, coalesce(k.merged_into_id, p.contact_id) as "contactId", p.staff_id as "staffId", p.parent_id as "parentId", p.body,
  p.hidden_at as "hiddenAt", p.hidden_reason as "hiddenReason", p.created_at as "createdAt", k.first_name as "firstName",
  k.last_name as "lastName", n.shown_name as "shownName",
  (select count(*)::int from community_reports x where x.organization_id = p.organization_id and x.post_id = p.id and x.settled_at is null) as reports`;

const from = (sql: Sql) => sql`
  from community_posts p left join contacts k on k.id = p.contact_id
  left join portal_profiles n on n.organization_id = p.organization_id and n.contact_id = p.contact_id`;

/** Posts that begin a talk, newest first. */
export function listTalks(sql: Sql, before: string | null, limit: number): Promise<PostRow[]> {
  return sql<PostRow[]>`
    select ${columns(sql)} ${from(sql)}
    where p.organization_id = current_organization() and p.parent_id is null
      and (${before}::uuid is null or p.id < ${before}::uuid)
    order by p.id desc limit ${limit}`;
}

/** The answers in these talks, oldest first. */
export function listReplies(sql: Sql, parentIds: readonly string[]): Promise<PostRow[]> {
  return sql<PostRow[]>`
    select ${columns(sql)} ${from(sql)}
    where p.organization_id = current_organization() and p.parent_id = any(${parentIds as string[]}::uuid[]) order by p.id limit 500`;
}

/** What somebody should look at: reported or hidden, reported first. */
export function listPostsToModerate(sql: Sql, limit: number): Promise<PostRow[]> {
  return sql<PostRow[]>`
    select * from (select ${columns(sql)} ${from(sql)} where p.organization_id = current_organization()) x
    where (x.reports > 0 or x."hiddenAt" is not null) and x.body <> '' order by (x.reports > 0) desc, x.id desc limit ${limit}`;
}

export async function findPost(sql: Sql, id: string, lock = false): Promise<PostRow | null> {
  const [row] = await sql<
    PostRow[]
  >`select ${columns(sql)} ${from(sql)} where p.id = ${id} ${lock ? sql`for update of p` : sql``}`;
  return row ?? null;
}

export async function countPostsSince(sql: Sql, contactId: string, since: Date): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from community_posts
    where organization_id = current_organization() and contact_id = ${contactId} and created_at > ${since}`;
  return row?.count ?? 0;
}

export interface NewPost {
  id: string;
  contactId: string | null;
  staffId: string | null;
  parentId: string | null;
  body: string;
}

export async function insertPost(sql: Sql, organizationId: string, row: NewPost, now: Date): Promise<void> {
  const { id, contactId, staffId, parentId, body } = row;
  await sql`
    insert into community_posts (id, organization_id, contact_id, staff_id, parent_id, body, created_at)
    values (${id}, ${organizationId}, ${contactId}, ${staffId}, ${parentId}, ${body}, ${now})`;
}

/** @returns whether this person had not reported the post before */
export async function insertReport(
  sql: Sql,
  organizationId: string,
  { postId, contactId, reason }: { postId: string; contactId: string; reason: string },
  now: Date,
): Promise<boolean> {
  const rows = await sql`
    insert into community_reports (organization_id, post_id, contact_id, reason, created_at)
    values (${organizationId}, ${postId}, ${contactId}, ${reason}, ${now}) on conflict do nothing returning post_id`;
  return rows.length > 0;
}

export async function settleReports(sql: Sql, postId: string, now: Date): Promise<number> {
  const rows = await sql`
    update community_reports set settled_at = ${now}
    where organization_id = current_organization() and post_id = ${postId} and settled_at is null returning post_id`;
  return rows.length;
}

/** Hides a post, or shows it again. */
export async function setHidden(
  sql: Sql,
  postId: string,
  hidden: { at: Date; by: string; reason: string } | null,
): Promise<void> {
  await sql`
    update community_posts set hidden_at = ${hidden?.at ?? null}, hidden_by = ${hidden?.by ?? null},
      hidden_reason = ${hidden?.reason ?? null} where id = ${postId}`;
}
