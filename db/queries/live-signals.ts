import type postgres from 'postgres';

/** Tells the open pages of somebody that what they show has changed; they hear of it when the transaction commits. */
export async function tellPagesOf(sql: postgres.TransactionSql, contactId: string): Promise<void> {
  await sql`select live_signal('notices', ${contactId})`;
}
