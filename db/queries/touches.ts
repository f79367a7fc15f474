import type postgres from 'postgres';

/** A touch to be stored. */
export interface NewTouch extends TouchKind {
  id: string;
  codeKey: string;
  visitorId: string;
  occurredAt: Date;
}

/** What many touches of a batch have in common. */
interface TouchKind {
  channel: string;
  source: string | null;
  /** The host of the page that the link stood on. */
  referringHost: string | null;
  refereeId: string | null;
  counted: boolean;
  reason: string | null;
  userAgent: string | null;
  utm: Record<string, string> | null;
}

/**
 * Stores touches of any organisations and folds the counted ones into the daily figures, in one statement.
 * @returns the positions (from 0) of those whose code exists
 */
export async function insertTouches(
  sql: postgres.Sql | postgres.TransactionSql,
  touches: readonly NewTouch[],
): Promise<Set<number>> {
  const { kinds, kindOf } = toKinds(touches);
  // Literals of arrays, written here: a batch of hundreds goes out in one piece and is quoted once.
  const ids = `{${touches.map(({ id }) => id).join()}}`;
  const codeKeys = textArray(touches.map(({ codeKey }) => codeKey));
  const visitors = textArray(touches.map(({ visitorId }) => visitorId));
  const instants = `{${touches.map(({ occurredAt }) => occurredAt.getTime()).join()}}`;
  const rows = await sql`
    select record_touches(${ids}::text::uuid[], ${codeKeys}::text::text[], ${visitors}::text::text[],
      ${instants}::text::bigint[], ${`{${kindOf.join()}}`}::text::integer[], ${sql.json(kinds as never)}::jsonb) as left_out`;
  const stored = new Set(touches.keys());
  for (const row of rows) stored.delete(row.left_out - 1);
  return stored;
}

/**
 * Stores those of the touches that are not there yet: a replay after an outage, in which some had arrived although their
 * answer did not. One replay at a time.
 */
export async function insertMissingTouches(sql: postgres.TransactionSql, touches: readonly NewTouch[]): Promise<void> {
  const ids = `{${touches.map(({ id }) => id).join()}}`;
  const instants = `{${touches.map(({ occurredAt }) => occurredAt.getTime()).join()}}`;
  await sql`select pg_advisory_xact_lock(hashtext('touch-replay'))`;
  const rows = await sql`select id from stored_touches(${ids}::text::uuid[], ${instants}::text::bigint[]) as id`;
  const stored = new Set(rows.map(({ id }) => id));
  const missing = touches.filter(({ id }) => !stored.has(id));
  if (missing.length) await insertTouches(sql, missing);
}

function toKinds(touches: readonly NewTouch[]): { kinds: TouchKind[]; kindOf: number[] } {
  const numbers = new Map<string, number>();
  const kinds: TouchKind[] = [];
  const kindOf = touches.map(({ channel, source, referringHost, refereeId, counted, reason, userAgent, utm }) => {
    const key = `${channel}\n${source}\n${referringHost}\n${refereeId}\n${counted}\n${reason}\n${utm ? JSON.stringify(utm) : ''}\n${userAgent}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    kinds.push({ channel, source, referringHost, refereeId, counted, reason, userAgent, utm });
    numbers.set(key, kinds.length);
    return kinds.length;
  });
  return { kinds, kindOf };
}

/** A PostgreSQL array of texts as its literal. */
function textArray(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join()}}`;
}
