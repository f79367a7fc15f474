import { setImmediate as turn } from 'node:timers/promises';
import type postgres from 'postgres';

/** Why the transaction's connection is gone; nothing may be sent on it any more. */
interface Fate {
  lost?: unknown;
}

type Work<T> = (sql: postgres.TransactionSql) => Promise<T>;

/**
 * `sql.begin` for a database that may go away. postgres.js 3.4.9 ends the whole process when anything is sent on a connection
 * that broke, its own rollback included (porsager/postgres issue 1208); so after a break nothing is sent, and the caller gets
 * the error.
 */
export function begin<T>(sql: postgres.Sql, mode: string, work: Work<T>): Promise<T> {
  const fate: Fate = {};
  const running = sql.begin(mode, (tx) => guarded(tx, fate, work)) as Promise<T>;
  running.then(
    () => keepTypes(sql),
    (error: unknown) => {
      fate.lost = error;
    },
  );
  return running;
}

// A pool knows the array types once one of its connections has asked for them. Each further one would ask again, and should it
// break over that, nobody would take the rejection.
function keepTypes(sql: postgres.Sql): void {
  (sql.options as { fetch_types: boolean }).fetch_types = false;
}

async function guarded<T>(tx: postgres.TransactionSql, fate: Fate, work: Work<T>): Promise<T> {
  try {
    const result = await work(guard(tx, fate));
    return fate.lost ? await never() : result;
  } catch (error) {
    // The statement hears of the break first, the transaction within the same turn.
    await turn();
    if (fate.lost) return never();
    throw error;
  }
}

/** The driver would answer an end with a commit or a rollback. The caller has had his error, so this is only forgotten. */
const never = () => new Promise<never>(() => {});

function guard(tx: postgres.TransactionSql, fate: Fate): postgres.TransactionSql {
  const check = () => {
    if (fate.lost) throw fate.lost;
  };
  const savepoint = (work: Work<unknown>) => {
    check();
    return tx.savepoint((point) => guarded(point, fate, work));
  };
  const unsafe: typeof tx.unsafe = (...args) => {
    check();
    return tx.unsafe(...args);
  };
  return new Proxy(tx, {
    apply(target, self, args) {
      check();
      return Reflect.apply(target, self, args);
    },
    get(target, key) {
      if (key === 'savepoint') return savepoint;
      return key === 'unsafe' ? unsafe : Reflect.get(target, key);
    },
  });
}
