import { type ConnectionRow, findConnection } from '@/db/queries/payout-connections';
import {
  type ConnectedProvider,
  type ConnectionFacts,
  connectionFactsSchema,
  connectProviderSchema,
  type SettingsOf,
} from '@/lib/domain/payouts/connections';
import type { Ctx } from '../context';
import { decryptSecret, type SecretPlace } from '../encryption/secret-box';
import type { Tx } from '../transact';

/** A connection with its secrets: for adapters and for checking webhooks, never for a page. */
export interface OpenConnection<Provider extends ConnectedProvider> {
  id: string;
  version: number;
  status: ConnectionRow['status'];
  facts: ConnectionFacts;
  settings: SettingsOf<Provider>;
}

/** Where a connection's settings are kept. */
export function settingsPlace(organizationId: string, rowId: string): SecretPlace {
  return { column: 'payout_connections.settings_encrypted', organizationId, rowId };
}

/**
 * The organisation's connection to a provider with its decrypted settings; also one that was disconnected, as long as payouts
 * through it are under way. Null when there is none. Asks for no scope: the caller's service does.
 */
export async function openConnection<Provider extends ConnectedProvider>(
  tx: Tx,
  ctx: Ctx,
  provider: Provider,
): Promise<OpenConnection<Provider> | null> {
  const row = await findConnection(tx.sql, provider);
  if (!row?.settingsEncrypted) return null;
  const { id, version, status } = row;
  const plain = decryptSecret(row.settingsEncrypted, settingsPlace(ctx.organizationId, id));
  const settings = connectProviderSchema.parse(JSON.parse(plain)) as SettingsOf<Provider>;
  return { id, version, status, facts: connectionFactsSchema.parse(row.facts), settings };
}
