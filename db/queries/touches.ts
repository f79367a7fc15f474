import type postgres from 'postgres';

/** A touch to be stored; the names are those that the function `record_touches` reads. */
export interface NewTouch {
  id: string;
  codeKey: string;
  channel: string;
  source: string | null;
  visitorId: string;
  refereeId: string | null;
  counted: boolean;
  reason: string | null;
  userAgent: string | null;
  utm: Record<string, string> | null;
  occurredAt: Date;
}

/**
 * Stores touches of any organisations and folds the counted ones into the daily figures, in one statement.
 * @returns the positions (from 0) of those whose code exists
 */
export async function insertTouches(
  sql: postgres.Sql | postgres.TransactionSql,
  touches: readonly NewTouch[],
): Promise<Set<number>> {
  const rows = await sql`select ord from record_touches(${sql.json(touches as never)}::jsonb)`;
  return new Set(rows.map((row) => row.ord - 1));
}
