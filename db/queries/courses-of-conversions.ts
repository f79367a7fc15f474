import type postgres from 'postgres';

/** Ids of courses by their external id. */
export async function findCourseIds(sql: postgres.TransactionSql, externalIds: string[]): Promise<Map<string, string>> {
  if (!externalIds.length) return new Map();
  const rows = await sql<{ id: string; externalId: string }[]>`
    select id, external_id as "externalId" from courses where external_id = any(${externalIds})`;
  return new Map(rows.map((row) => [row.externalId, row.id]));
}
