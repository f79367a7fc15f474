import type postgres from 'postgres';
import { PERSON_PLACES, type Place } from './person-places';

type Sql = postgres.TransactionSql;
type Rows = Record<string, unknown>[];

/** Places that are told in other words than the table's own. */
const TOLD = {
  ledger: (sql: Sql, ids: string[]) => sql<{ row: Rows[number] }[]>`
    select jsonb_build_object('occurredAt', f.occurred_at, 'account', a.kind, 'amountMinor', p.amount_minor, 'currency', p.currency,
      'movement', f.kind, 'reason', f.reason) as row
    from ledger_accounts a join ledger_postings p on p.account_id = a.id join ledger_transfers f on f.id = p.transfer_id
    where a.contact_id = any(${ids}::uuid[]) order by f.occurred_at, p.id`,
  trail: (sql: Sql, ids: string[]) => sql<{ row: Rows[number] }[]>`
    select jsonb_build_object('occurredAt', t.occurred_at, 'action', t.action, 'data', t.data) as row from audit_events t
    where t.organization_id = current_organization() and t.subject_id = any(${ids}::text[]) order by t.occurred_at, t.id`,
  suppressions: (sql: Sql, _ids: string[], hashes: string[]) => sql<{ row: Rows[number] }[]>`
    select jsonb_build_object('channel', channel, 'address', masked, 'reason', reason, 'since', created_at, 'until', lifted_at) as row
    from message_suppressions where organization_id = current_organization() and address_hash = any(${hashes}) order by created_at, id`,
};

export type PersonPlace = keyof typeof PERSON_PLACES | keyof typeof TOLD;

/**
 * Everything that is kept of one person, under any of his ids, by where it is kept. `addressHashes` are those of all addresses he is
 * known by.
 */
export async function collectPerson(
  sql: Sql,
  ids: readonly string[],
  addressHashes: readonly string[],
): Promise<Record<PersonPlace, Rows>> {
  const found: [string, Rows][] = [];
  for (const [name, place] of Object.entries(PERSON_PLACES)) {
    found.push([name, await rowsAt(sql, place, ids)]);
  }
  for (const [name, ask] of Object.entries(TOLD)) {
    found.push([name, (await ask(sql, ids as string[], addressHashes as string[])).map(({ row }) => row)]);
  }
  return Object.fromEntries(found) as Record<PersonPlace, Rows>;
}

async function rowsAt(sql: Sql, { table, where, without = [] }: Place, ids: readonly string[]): Promise<Rows> {
  const text = `
    select to_jsonb(t) - $2::text[] as row from ${table} t where t.organization_id = current_organization() and (${where})
    order by to_jsonb(t) ->> 'created_at', to_jsonb(t) ->> 'id'`;
  const rows = await sql.unsafe<{ row: Rows[number] }[]>(text, [ids, without] as never);
  return rows.map(({ row }) => row);
}
