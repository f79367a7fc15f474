import type postgres from 'postgres';
import type { ConnectedProvider } from '@/lib/domain/payouts/connections';

type Sql = postgres.TransactionSql;

export interface ConnectionRow {
  id: string;
  provider: ConnectedProvider;
  status: 'connected' | 'disabled';
  isDefault: boolean;
  settingsEncrypted: string | null;
  facts: unknown;
  /** Counts up with every change, for whoever keeps something made of the settings. */
  version: number;
  createdAt: Date;
  updatedAt: Date;
  /** Payouts through it that have not settled, or are being taken back. */
  underWay: number;
}

// Sent and not settled, or wanted back and not yet here: for both the provider is asked.
const isUnderWay = (sql: Sql) =>
  sql`(p.status = 'processing' or (p.status = 'paid' and p.reversal_asked_at is not null))`;

const columns = (sql: Sql) => sql`
  c.id, c.provider, c.status, c.is_default as "isDefault", c.settings_encrypted as "settingsEncrypted", c.facts, c.version,
  c.created_at as "createdAt", c.updated_at as "updatedAt",
  (select count(*)::int from payouts p where p.provider = c.provider and ${isUnderWay(sql)}) as "underWay"`;

export function findConnections(sql: Sql): Promise<ConnectionRow[]> {
  return sql<ConnectionRow[]>`select ${columns(sql)} from payout_connections c order by c.provider`;
}

export async function findConnection(sql: Sql, provider: ConnectedProvider): Promise<ConnectionRow | null> {
  const [row] = await sql<ConnectionRow[]>`
    select ${columns(sql)} from payout_connections c where c.provider = ${provider}`;
  return row ?? null;
}

/** Connections change one at a time, and never while a run of payouts looks at them (see `lockPayoutRun`). */
export async function lockConnections(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('payout-run:' || current_organization(), 0))`;
}

export async function putConnection(
  sql: Sql,
  organizationId: string,
  row: Pick<ConnectionRow, 'id' | 'provider' | 'isDefault' | 'facts'> & { settingsEncrypted: string; now: Date },
): Promise<void> {
  await sql`
    insert into payout_connections as c (id, organization_id, provider, is_default, settings_encrypted, facts, created_at, updated_at)
    values (${row.id}, ${organizationId}, ${row.provider}, ${row.isDefault}, ${row.settingsEncrypted}, ${sql.json(row.facts as never)},
      ${row.now}, ${row.now})
    on conflict (organization_id, provider) do update set status = 'connected', is_default = excluded.is_default,
      settings_encrypted = excluded.settings_encrypted, facts = excluded.facts, version = c.version + 1, updated_at = excluded.updated_at`;
}

export async function disableConnection(sql: Sql, provider: ConnectedProvider, now: Date): Promise<void> {
  await sql`
    update payout_connections set status = 'disabled', is_default = false, version = version + 1, updated_at = ${now}
    where provider = ${provider}`;
}

/** The secrets of what was disconnected go when the last payout through it has settled and no code lives at Stripe. */
export async function wipeDisabledConnections(sql: Sql): Promise<void> {
  await sql`
    update payout_connections c set settings_encrypted = null
    where c.status = 'disabled' and c.settings_encrypted is not null
      and not exists (select from payouts p where p.provider = c.provider and ${isUnderWay(sql)})
      and not (c.provider = 'stripe'
        and exists (select from promotion_codes d where d.status in ('waiting', 'active', 'failed')))`;
}

/** Makes one the default, or none (the sandbox bank). */
export async function setDefaultConnection(sql: Sql, provider: string, now: Date): Promise<void> {
  await sql`update payout_connections set is_default = false, updated_at = ${now} where is_default and provider <> ${provider}`;
  await sql`
    update payout_connections set is_default = true, updated_at = ${now} where provider = ${provider} and not is_default`;
}
