import { type ConnectionRow, findConnections } from '@/db/queries/payout-connections';
import { findMethods, type PayoutMethodRow } from '@/db/queries/payout-methods';
import { connectionFactsSchema } from '@/lib/domain/payouts/connections';
import type { PayoutProvider } from '@/lib/domain/payouts/lifecycle';
import { type MethodProblem, routeOf } from '@/lib/domain/payouts/route';
import { payeeOf } from '@/lib/domain/people/guardian';
import type { Ctx } from '../context';
import { type Guarded, guardedPeople } from '../people/guardian-of';
import type { Tx } from '../transact';

/** Through which provider's account a payout goes, and to whom there. */
export interface PaidRoute {
  ok: true;
  provider: PayoutProvider;
  providerAccount: string | null;
  /** Who gets the money: the recipient, or the guardian of a minor. */
  payeeId: string;
  /** Null for the sandbox bank, which needs no details. */
  method: PayoutMethodRow | null;
}

type LoadedRoute = PaidRoute | { ok: false; reason: MethodProblem };

export interface Routes {
  defaultProvider: PayoutProvider;
  of(recipientId: string): LoadedRoute;
}

/**
 * Which provider pays each of these people, and to whom: a minor is never paid himself, but his guardian, once he has agreed.
 * See `routeOf` and `payeeOf`.
 */
export async function loadRoutes(tx: Tx, ctx: Ctx, recipientIds: readonly string[]): Promise<Routes> {
  const connections = (await findConnections(tx.sql)).filter(({ status }) => status === 'connected');
  const defaultProvider = connections.find(({ isDefault }) => isDefault)?.provider ?? 'sandbox';
  const payees = await payeesOf(tx, ctx, recipientIds);
  const rows = defaultProvider === 'sandbox' ? [] : await findMethods(tx.sql, [...new Set(payees.values())]);
  const methods = Map.groupBy(rows, ({ contactId }) => contactId);
  return {
    defaultProvider,
    of: (recipientId) => {
      const payeeId = payees.get(recipientId);
      if (payeeId === undefined) return { ok: false, reason: 'guardian-needed' };
      return routeWith(defaultProvider, connections, payeeId, methods.get(payeeId) ?? []);
    },
  };
}

/** Who gets each recipient's money; who may not be paid yet is left out. */
async function payeesOf(tx: Tx, ctx: Ctx, recipientIds: readonly string[]): Promise<Map<string, string>> {
  const guarded = recipientIds.length ? await guardedPeople(tx, ctx, recipientIds) : new Map<string, Guarded>();
  return new Map(
    recipientIds.flatMap((id): [string, string][] => {
      const { state = 'free', facts } = guarded.get(id) ?? {};
      const payee = payeeOf(id, facts?.guardianId ?? null, state);
      return payee.ok ? [[id, payee.payeeId]] : [];
    }),
  );
}

function routeWith(
  defaultProvider: PayoutProvider,
  connections: readonly ConnectionRow[],
  payeeId: string,
  methods: readonly PayoutMethodRow[],
): LoadedRoute {
  const open = methods.flatMap(({ provider, status }) => (status === 'replaced' ? [] : [{ provider, status }]));
  const connected = connections.map(({ provider }) => provider);
  const route = routeOf(defaultProvider, connected, open);
  if (!route.ok) return route;
  const connection = connections.find(({ provider }) => provider === route.provider);
  if (!connection) return { ...route, payeeId, providerAccount: null, method: null };
  const { account } = connectionFactsSchema.parse(connection.facts);
  const method = methods.find(({ status }) => status === 'active') ?? null;
  return { ...route, payeeId, providerAccount: account, method };
}
