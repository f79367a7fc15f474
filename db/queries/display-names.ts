import type postgres from 'postgres';

/** What to call people on a page of the school: the name, else what identifies them. */
export async function findDisplayNames(
  sql: postgres.TransactionSql,
  contactIds: readonly string[],
): Promise<Map<string, string>> {
  if (!contactIds.length) return new Map();
  const rows = await sql<{ id: string; name: string }[]>`
    select id, coalesce(nullif(trim(concat_ws(' ', first_name, last_name)), ''), email, external_id, phone, '–') as name
    from contacts where id = any(${contactIds as string[]}::uuid[])`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}
