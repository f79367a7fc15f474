import type postgres from 'postgres';
import type { LogoFacts } from '@/lib/domain/organizations/logo';

export async function putLogo(
  sql: postgres.TransactionSql,
  organizationId: string,
  logo: LogoFacts & { content: Uint8Array; createdBy: string; now: Date },
): Promise<void> {
  const { content, width, height, version, createdBy, now } = logo;
  await sql`
    insert into school_logos (organization_id, content, width, height, version, created_by, updated_at)
    values (${organizationId}, ${Buffer.from(content)}, ${width}, ${height}, ${version}, ${createdBy}, ${now})
    on conflict (organization_id) do update set content = excluded.content, width = excluded.width, height = excluded.height,
      version = excluded.version, created_by = excluded.created_by, updated_at = excluded.updated_at`;
}

/** @returns false when there was none */
export async function deleteLogo(sql: postgres.TransactionSql, organizationId: string): Promise<boolean> {
  const result = await sql`delete from school_logos where organization_id = ${organizationId}`;
  return result.count === 1;
}

/** The bytes of whichever school's logo has this version: it is public. */
export async function findLogoContent(sql: postgres.Sql, version: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const [row] = await sql<{ content: Buffer<ArrayBuffer> | null }[]>`select logo_by_version(${version}) as content`;
  return row?.content ? new Uint8Array(row.content) : null;
}
