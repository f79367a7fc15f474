import { connectedProviderSchema } from '@/lib/domain/payouts/connections';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { openConnection } from './open-connection';
import { type Probe, probeConnection } from './probe-connection';

/** Asks a connected provider whether it still accepts the school. Changes nothing. Input: the provider. */
export async function testProvider(ctx: Ctx, input: unknown): Promise<Probe> {
  authorize(ctx, 'settings:write');
  const provider = parse(connectedProviderSchema, input);
  const connection = await readOnly(ctx, (tx) => openConnection(tx, ctx, provider));
  if (connection?.status !== 'connected') throw new NotFoundError('payout connection');
  return probeConnection(connection.settings);
}
