import { type ConnectionRow, findConnections } from '@/db/queries/payout-connections';
import { findMethods, type PayoutMethodRow } from '@/db/queries/payout-methods';
import { connectionFactsSchema } from '@/lib/domain/payouts/connections';
import type { PayoutProvider } from '@/lib/domain/payouts/lifecycle';
import { type MethodProblem, routeOf } from '@/lib/domain/payouts/route';
import type { Tx } from '../transact';

/** Through which provider's account a payout goes, and to whom there. */
export interface PaidRoute {
  ok: true;
  provider: PayoutProvider;
  providerAccount: string | null;
  /** Null for the sandbox bank, which needs no details. */
  method: PayoutMethodRow | null;
}

type LoadedRoute = PaidRoute | { ok: false; reason: MethodProblem };

export interface Routes {
  defaultProvider: PayoutProvider;
  of(recipientId: string): LoadedRoute;
}

/** Which provider pays each of these people. See `routeOf`. */
export async function loadRoutes(tx: Tx, recipientIds: readonly string[]): Promise<Routes> {
  const connections = (await findConnections(tx.sql)).filter(({ status }) => status === 'connected');
  const defaultProvider = connections.find(({ isDefault }) => isDefault)?.provider ?? 'sandbox';
  const rows = defaultProvider === 'sandbox' ? [] : await findMethods(tx.sql, recipientIds);
  const methods = Map.groupBy(rows, ({ contactId }) => contactId);
  return {
    defaultProvider,
    of: (recipientId) => routeWith(defaultProvider, connections, methods.get(recipientId) ?? []),
  };
}

function routeWith(
  defaultProvider: PayoutProvider,
  connections: readonly ConnectionRow[],
  methods: readonly PayoutMethodRow[],
): LoadedRoute {
  const open = methods.flatMap(({ provider, status }) => (status === 'replaced' ? [] : [{ provider, status }]));
  const connected = connections.map(({ provider }) => provider);
  const route = routeOf(defaultProvider, connected, open);
  if (!route.ok) return route;
  const connection = connections.find(({ provider }) => provider === route.provider);
  if (!connection) return { ...route, providerAccount: null, method: null };
  const { account } = connectionFactsSchema.parse(connection.facts);
  const method = methods.find(({ status }) => status === 'active') ?? null;
  return { ...route, providerAccount: account, method };
}
