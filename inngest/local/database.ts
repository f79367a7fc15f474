import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, QueryResultRow } from 'pg';
import type { Tx } from './types';

const CONFLICT = new Set(['40001', '40P01']);
// PostgreSQL stopped, crashed, is starting; or the connection broke.
const OUTAGE = new Set(['57P01', '57P02', '57P03', '08000', '08003', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);
const OUTAGE_PATIENCE_MS = 60_000;
const MAX_CONFLICTS = 30;

const statementNames = new Map<string, string>();

/** Runs one statement; it is prepared once for each connection. */
export async function query<Row extends QueryResultRow>(
  on: Tx | Pool,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  let name = statementNames.get(text);
  if (!name) {
    name = `kith_engine_${statementNames.size}`;
    statementNames.set(text, name);
  }
  const result = await on.query<Row>({ name, text, values });
  return result.rows;
}

/**
 * Runs `work` in a transaction. Begins again after a deadlock, and after an outage of the database for up to a minute: whether a
 * commit got through is then unknown, so `work` must refuse what was already done (a lease does, see `jobs.ts`).
 */
export function inTransaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  return patiently(() => attempt(pool, work));
}

/** Does `work` again after a deadlock, and after an outage of the database for up to a minute. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + OUTAGE_PATIENCE_MS;
  for (let conflicts = 0; ; ) {
    try {
      return await work();
    } catch (error) {
      if (isConflict(error) && conflicts < MAX_CONFLICTS) {
        conflicts += 1;
        await wait(Math.random() * 10 * conflicts);
      } else if (isOutage(error) && performance.now() < deadline) {
        await wait(100 + Math.random() * 150);
      } else throw error;
    }
  }
}

async function attempt<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = await pool.connect();
  let broken: Error | undefined;
  try {
    await tx.query('begin');
    const result = await work(tx);
    await tx.query('commit');
    return result;
  } catch (error) {
    await tx.query('rollback').catch((reason: Error) => {
      broken = reason;
    });
    throw error;
  } finally {
    tx.release(broken);
  }
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

function isConflict(error: unknown): boolean {
  return CONFLICT.has(codeOf(error));
}

/** True for errors that say the database is away, not that a statement was wrong. */
export function isOutage(error: unknown): boolean {
  return (
    OUTAGE.has(codeOf(error)) ||
    /Connection terminated|is not queryable|timeout exceeded when trying/.test(String(error))
  );
}
