import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** Up to when opened codes were looked at, locked for whoever looks on; null when they never were. */
export async function lockOpenMark(sql: Sql): Promise<Date | null> {
  const [row] = await sql<{ seenUntil: Date }[]>`select seen_until as "seenUntil" from code_open_marks for update`;
  return row?.seenUntil ?? null;
}

export async function putOpenMark(sql: Sql, organizationId: string, seenUntil: Date): Promise<void> {
  await sql`
    insert into code_open_marks (organization_id, seen_until) values (${organizationId}, ${seenUntil})
    on conflict (organization_id) do update set seen_until = excluded.seen_until`;
}

export interface OpenedCode {
  codeId: string;
  contactId: string;
  opens: number;
  /** Nobody had opened it before. */
  isFirst: boolean;
}

/** Codes that people opened, by when it was stored: after `from`, up to and including `to`. Told and imported touches open nothing. */
export function findOpenedCodes(sql: Sql, from: Date, to: Date): Promise<OpenedCode[]> {
  return sql<OpenedCode[]>`
    select o.*, not exists (
      select from touches b where b.organization_id = current_organization() and b.code_id = o."codeId" and b.counted
        and b.recorded_at <= ${from} and b.channel not in ('told', 'enrolment', 'import', 'api')) as "isFirst"
    from (
      select t.code_id as "codeId", t.referrer_id as "contactId", count(*)::int as opens from touches t
      where t.organization_id = current_organization() and t.recorded_at > ${from} and t.recorded_at <= ${to}
        and t.counted and t.channel not in ('told', 'enrolment', 'import', 'api')
      group by 1, 2
    ) o order by o."codeId"`;
}
