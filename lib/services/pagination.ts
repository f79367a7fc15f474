import { idSchema } from '@/lib/domain/ids';
import { InvalidInputError } from './errors';

export interface Page<Row> {
  data: Row[];
  nextCursor: string | null;
}

/** Where a list goes on: the id of the last row that was seen. Ids are UUIDv7, so their order is that of creation. */
export function cursorId(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const id = idSchema.safeParse(cursor);
  if (!id.success) throw new InvalidInputError([{ path: 'cursor', message: 'Must be the nextCursor of a list.' }]);
  return id.data;
}

/** A page of rows that were asked for with a limit of one more than is shown. */
export function toPage<Row extends { id: string }>(rows: readonly Row[], limit: number): Page<Row> {
  const data = rows.slice(0, limit);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}
