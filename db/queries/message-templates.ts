import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface TemplateRow {
  message: string;
  version: number;
  /** Null: Kith's own words. */
  content: unknown;
  createdByName: string;
  createdAt: Date;
}

const columns = (sql: Sql) =>
  sql`message, version, content, created_by_name as "createdByName", created_at as "createdAt"`;

/** The newest version of each message that was ever written anew. */
export function findTemplates(sql: Sql): Promise<TemplateRow[]> {
  return sql<TemplateRow[]>`
    select distinct on (message) ${columns(sql)} from message_templates where organization_id = current_organization()
    order by message, version desc`;
}

/** Every version of one message, newest first. */
export function findTemplateVersions(sql: Sql, message: string): Promise<TemplateRow[]> {
  return sql<TemplateRow[]>`
    select ${columns(sql)} from message_templates where organization_id = current_organization() and message = ${message}
    order by version desc limit 50`;
}

export interface NewTemplate {
  id: string;
  message: string;
  content: unknown;
  createdBy: string;
  createdByName: string;
}

/** Appends the next version. @returns its number; 0 when somebody else took it at the same moment */
export async function insertTemplate(sql: Sql, organizationId: string, row: NewTemplate, now: Date): Promise<number> {
  const [stored] = await sql<{ version: number }[]>`
    insert into message_templates (id, organization_id, message, version, content, created_by, created_by_name, created_at)
    select ${row.id}, ${organizationId}, ${row.message}, coalesce(max(version), 0) + 1, ${row.content === null ? null : sql.json(row.content as never)}::jsonb,
      ${row.createdBy}, ${row.createdByName}, ${now}
    from message_templates where organization_id = ${organizationId} and message = ${row.message}
    on conflict (organization_id, message, version) do nothing returning version`;
  return stored?.version ?? 0;
}
