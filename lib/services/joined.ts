import { AsyncLocalStorage } from 'node:async_hooks';
import type postgres from 'postgres';

interface Joined {
  organizationId: string;
  sql: postgres.TransactionSql;
}

const running = new AsyncLocalStorage<Joined>();

/** The transaction that the work of this request joins, if it was started with one (`runOnce`). */
export function joinedTransaction(): Joined | undefined {
  return running.getStore();
}

/** Everything that `work` does through `transact` for this organisation becomes part of the given transaction. */
export function joinTransaction<T>(joined: Joined, work: () => Promise<T>): Promise<T> {
  return running.run(joined, work);
}
