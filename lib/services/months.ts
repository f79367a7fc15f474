import type { Tx } from './transact';

type PartitionedTable = 'touches' | 'ledger_postings' | 'audit_events';

// Months known to have their partition. Only committed work adds to it: a rolled-back one takes its partitions with it.
const known = new Set<string>();
// Made here, perhaps in a transaction that goes on and may still roll back: asked for each time.
const made = new Set<string>();

/** Makes the monthly partitions that rows of these instants need, and remembers the ones it has seen. */
export async function ensureMonths(tx: Tx, table: PartitionedTable, instants: Iterable<Date>): Promise<void> {
  for (const month of missingMonths(table, instants)) {
    const [before] =
      await tx.sql`select to_regclass(${`public.${table}_${month.replace('-', '')}`}) is not null as exists`;
    if (!before?.exists) {
      made.add(`${table}:${month}`);
      await tx.sql`select ensure_month_partitions(${table}, ${`${month}-01`}::date, ${`${month}-01`}::date)`;
    } else if (!made.has(`${table}:${month}`)) known.add(`${table}:${month}`);
  }
}

function missingMonths(table: PartitionedTable, instants: Iterable<Date>): string[] {
  const months = new Set<string>();
  for (const instant of instants) {
    const month = instant.toISOString().slice(0, 7);
    if (!known.has(`${table}:${month}`)) months.add(month);
  }
  return [...months].sort();
}
