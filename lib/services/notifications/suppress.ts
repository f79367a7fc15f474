import { insertSuppression } from '@/db/queries/message-suppressions';
import { maskAddress } from '@/lib/domain/notifications/addresses';
import type { MessageChannel } from '@/lib/domain/notifications/channels';
import type { SuppressionReason } from '@/lib/domain/notifications/route';
import { appendAudit } from '../audit/append';
import type { Ctx } from '../context';
import { newId } from '../ids';
import type { Tx } from '../transact';
import { addressHash } from './address-hash';

export interface Suppression {
  channel: MessageChannel;
  address: string;
  reason: SuppressionReason;
  /** What the provider said. */
  detail: string | null;
}

/** Puts an address on the list of those that must not be written to, as a part of a transaction; once. */
export async function suppress(tx: Tx, ctx: Ctx, { channel, address, reason, detail }: Suppression): Promise<void> {
  const id = newId();
  const masked = maskAddress(channel, address);
  const row = { id, channel, reason, detail, masked, addressHash: addressHash(ctx.organizationId, channel, address) };
  if (!(await insertSuppression(tx.sql, ctx.organizationId, row, ctx.now))) return;
  const data = { channel, masked, reason };
  await appendAudit(tx, ctx, [{ action: 'suppression.added', subjectType: 'suppression', subjectId: id, data }]);
}
