import { saveSighting } from '@/db/queries/sightings';
import type { Ctx } from '../context';
import type { Tx } from '../transact';
import { networkHash } from './network-hash';

/** Keeps that a person was met on a network, as a keyed hash. Part of the transaction that met him. */
export async function rememberSighting(tx: Tx, ctx: Ctx, contactId: string, address: string): Promise<void> {
  const { organizationId, now } = ctx;
  const hash = networkHash(organizationId, address, now);
  if (hash) await saveSighting(tx.sql, { organizationId, networkHash: hash, contactId, seenAt: now });
}
