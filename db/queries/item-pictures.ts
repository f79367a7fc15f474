import type postgres from 'postgres';
import type { PictureType } from '@/lib/domain/common/picture';

type Sql = postgres.TransactionSql;

export interface PictureRow {
  contentType: PictureType;
  content: Uint8Array;
  alt: string;
  version: string;
}

export async function putPicture(
  sql: Sql,
  organizationId: string,
  picture: PictureRow & { itemId: string; createdBy: string; now: Date },
): Promise<void> {
  const { itemId, contentType, content, alt, version, createdBy, now } = picture;
  await sql`
    insert into item_pictures (item_id, organization_id, content_type, content, alt, version, created_by, updated_at)
    values (${itemId}, ${organizationId}, ${contentType}, ${Buffer.from(content)}, ${alt}, ${version}, ${createdBy}, ${now})
    on conflict (item_id) do update set content_type = excluded.content_type, content = excluded.content, alt = excluded.alt,
      version = excluded.version, created_by = excluded.created_by, updated_at = excluded.updated_at`;
}

export async function findPicture(sql: Sql, itemId: string): Promise<PictureRow | null> {
  const [row] = await sql<PictureRow[]>`
    select content_type as "contentType", content, alt, version from item_pictures where item_id = ${itemId}`;
  return row ?? null;
}

/** @returns false when there was none */
export async function deletePicture(sql: Sql, itemId: string): Promise<boolean> {
  const result = await sql`delete from item_pictures where item_id = ${itemId}`;
  return result.count === 1;
}
