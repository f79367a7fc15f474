import { setTimeout as wait } from 'node:timers/promises';
import type postgres from 'postgres';
import { begin } from '@/db/begin';
import { appSql } from '@/db/client';
import { type DrizzleDatabase, drizzleOn } from '@/db/drizzle-on';
import { together } from '@/db/together';
import { actorKey, type Ctx } from './context';
import { joinedTransaction } from './joined';
import { isUnreachable } from './unreachable';

/** A running transaction of one organisation: raw SQL for sets, drizzle for rows. */
export interface Tx {
  sql: postgres.TransactionSql;
  db: DrizzleDatabase;
}

// Two transactions met in the wrong order; one of them may simply go again.
const RETRIED = new Set(['40P01', '40001']);
const ATTEMPTS = 4;
// Waits in milliseconds before work that the database was never asked for is begun anew: a connection had broken, or it restarts.
const BEGIN_AGAIN = [250, 80, 20];

/**
 * Runs `work` in one transaction as the application's role, bound to the organisation by row-level security.
 * Goes again after a deadlock, so `work` must have no effect outside the database. What could not even begin is tried for a third of
 * a second.
 */
export function transact<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  return attempt(ctx, 'read write', work, ATTEMPTS);
}

/** Like `transact`, for reads: a write in it is refused by PostgreSQL. One snapshot for all its queries. */
export function readOnly<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  return attempt(ctx, 'isolation level repeatable read read only', work, ATTEMPTS);
}

async function attempt<T>(ctx: Ctx, mode: string, work: (tx: Tx) => Promise<T>, left: number): Promise<T> {
  const outer = joinedTransaction();
  if (outer?.organizationId === ctx.organizationId)
    return (await outer.sql.savepoint((sql) => work({ sql, db: drizzleOn(sql) }))) as T;
  let hasBegun = false;
  try {
    return (await begin(appSql(), mode, async (sql) => {
      hasBegun = true;
      // Sent before anything else on this connection, whose statements run in the order in which they were sent.
      const bound =
        sql`select set_config('app.organization_id', ${ctx.organizationId}, true), set_config('app.actor', ${actorKey(ctx.actor)}, true)`.execute();
      const [, result] = await together([bound, work({ sql, db: drizzleOn(sql) })]);
      return result;
    })) as T;
  } catch (error) {
    if (left <= 1 || !(isRetried(error) || (!hasBegun && isUnreachable(error)))) throw error;
    if (!hasBegun) await wait(BEGIN_AGAIN[left - 2]);
    return attempt(ctx, mode, work, left - 1);
  }
}

// Drizzle wraps what PostgreSQL said.
function isRetried(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: unknown };
  return RETRIED.has(code ?? '') || (cause !== undefined && isRetried(cause));
}
