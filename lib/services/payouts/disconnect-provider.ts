import {
  disableConnection,
  findConnection,
  lockConnections,
  wipeDisabledConnections,
} from '@/db/queries/payout-connections';
import { connectedProviderSchema } from '@/lib/domain/payouts/connections';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';

/**
 * Ends a connection: no new payout goes through it. Those under way are followed to their end, and its secrets are removed after
 * the last of them, at once when there is none. Input: the provider.
 * @returns how many payouts are under way
 */
export async function disconnectProvider(ctx: Ctx, input: unknown): Promise<{ underWay: number }> {
  authorize(ctx, 'settings:write');
  const provider = parse(connectedProviderSchema, input);
  return transact(ctx, async (tx) => {
    await lockConnections(tx.sql);
    const row = await findConnection(tx.sql, provider);
    if (row?.status !== 'connected') throw new NotFoundError('payout connection');
    await disableConnection(tx.sql, provider, ctx.now);
    await wipeDisabledConnections(tx.sql);
    const { id: subjectId, underWay } = row;
    const entry = { subjectType: 'payout-connection', subjectId, data: { provider, underWay } };
    await appendAudit(tx, ctx, [{ action: 'payout-connection.disconnected', ...entry }]);
    return { underWay };
  });
}
