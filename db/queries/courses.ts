import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface CourseRow {
  id: string;
  externalId: string;
  name: string;
  priceMinor: number;
  currency: string;
  createdAt: Date;
}

const columns = (sql: Sql) =>
  sql`id, external_id as "externalId", name, price_minor as "priceMinor", currency, created_at as "createdAt"`;

export function findCoursesByExternalId(sql: Sql, externalIds: string[]): Promise<CourseRow[]> {
  return sql<CourseRow[]>`select ${columns(sql)} from courses where external_id = any(${externalIds})`;
}

/** Inserts those that are not there yet; the others are left as they are and not returned. */
export function insertCourses(
  sql: Sql,
  organizationId: string,
  courses: readonly Omit<CourseRow, 'createdAt'>[],
): Promise<CourseRow[]> {
  return sql<CourseRow[]>`
    insert into courses (id, organization_id, external_id, name, price_minor, currency)
    select r.id, ${organizationId}, r."externalId", r.name, r."priceMinor", r.currency
    from jsonb_to_recordset(${sql.json(courses as never)}::jsonb) as r(
      id uuid, "externalId" text, name text, "priceMinor" bigint, currency text)
    order by r."externalId"
    on conflict (organization_id, external_id) do nothing
    returning ${columns(sql)}`;
}

export function listCourseRows(sql: Sql, before: string | null, limit: number): Promise<CourseRow[]> {
  return sql<CourseRow[]>`
    select ${columns(sql)} from courses where ${before}::uuid is null or id < ${before}::uuid order by id desc limit ${limit}`;
}

export interface PriceRange {
  lowestMinor: number | null;
  highestMinor: number | null;
}

/** The cheapest and the dearest course of a currency; null without one. */
export async function findPriceRange(sql: Sql, currency: string): Promise<PriceRange> {
  const [row] = await sql<PriceRange[]>`
    select min(price_minor) as "lowestMinor", max(price_minor) as "highestMinor" from courses where currency = ${currency}`;
  return row ?? { lowestMinor: null, highestMinor: null };
}
