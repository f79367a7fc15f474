import { saveSightings } from '@/db/queries/sightings';
import type { Ctx } from '../context';
import type { Tx } from '../transact';
import { networkHash } from './network-hash';

export interface Meeting {
  contactId: string;
  /** Kept as a keyed hash only. */
  address: string;
  at: Date;
}

/** Keeps that people were met on networks. Part of the transaction that met them. */
export async function rememberSightings(tx: Tx, ctx: Ctx, meetings: readonly Meeting[]): Promise<void> {
  const { organizationId } = ctx;
  const seen = meetings.flatMap(({ contactId, address, at }) => {
    const hash = networkHash(organizationId, address, at);
    return hash ? [{ networkHash: hash, contactId, seenAt: at }] : [];
  });
  await saveSightings(tx.sql, organizationId, seen);
}
