import type postgres from 'postgres';
import type { MessageProvider } from '@/lib/domain/notifications/connections';

type Sql = postgres.TransactionSql;

export interface MessageConnectionRow {
  id: string;
  provider: MessageProvider;
  settingsEncrypted: string;
  facts: unknown;
  createdAt: Date;
  updatedAt: Date;
}

export function findMessageConnections(sql: Sql): Promise<MessageConnectionRow[]> {
  return sql<MessageConnectionRow[]>`
    select id, provider, settings_encrypted as "settingsEncrypted", facts, created_at as "createdAt", updated_at as "updatedAt"
    from message_connections where organization_id = current_organization() order by provider`;
}

export async function putMessageConnection(
  sql: Sql,
  organizationId: string,
  row: Omit<MessageConnectionRow, 'createdAt' | 'updatedAt'> & { now: Date },
): Promise<void> {
  await sql`
    insert into message_connections (id, organization_id, provider, settings_encrypted, facts, created_at, updated_at)
    values (${row.id}, ${organizationId}, ${row.provider}, ${row.settingsEncrypted}, ${sql.json(row.facts as never)}, ${row.now}, ${row.now})
    on conflict (organization_id, provider) do update set settings_encrypted = excluded.settings_encrypted, facts = excluded.facts,
      updated_at = excluded.updated_at`;
}

export async function deleteMessageConnection(sql: Sql, id: string): Promise<void> {
  await sql`delete from message_connections where id = ${id}`;
}
