import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** Drops whole months of touches and audit entries that ended before a day. @returns the names of what was dropped */
export async function dropOldPartitions(sql: Sql, before: Date): Promise<string[]> {
  const [row] = await sql<{ dropped: string[] }[]>`
    select drop_old_partitions(${before.toISOString().slice(0, 10)}::date) as dropped`;
  return row?.dropped ?? [];
}

export interface PurgedRows {
  touches: number;
  notifications: number;
  deliveries: number;
  referrals: number;
}

/** Removes rows of this organisation that are older than it keeps them. */
export async function purgeOldRows(sql: Sql, before: Date): Promise<PurgedRows> {
  const [row] = await sql<{ purged: PurgedRows }[]>`select purge_old_rows(${before}) as purged`;
  return row?.purged as PurgedRows;
}
