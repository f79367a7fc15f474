import { systemCtx } from '../context';
import { ensureMonths } from '../months';
import { transact } from '../transact';

const NO_ORGANIZATION = '00000000-0000-0000-0000-000000000000';
const MONTHS_AHEAD = 3;

/** Makes the monthly partitions of this month and the next three, so that no write has to wait for one. */
export async function preparePartitions(now: Date): Promise<void> {
  const months = Array.from(
    { length: MONTHS_AHEAD + 1 },
    (_, ahead) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1)),
  );
  await transact(systemCtx(NO_ORGANIZATION, now), async (tx) => {
    for (const table of ['touches', 'ledger_postings', 'audit_events'] as const) await ensureMonths(tx, table, months);
  });
}
