import { type DeliveryRow, lockDeliveryByReference, storeStatus } from '@/db/queries/deliveries';
import { insertAttempt } from '@/db/queries/delivery-attempts';
import { type AttemptOutcome, nextStatus } from '@/lib/domain/notifications/channels';
import type { Ctx } from '../context';
import type { Tx } from '../transact';
import { fallBack } from './deliver';

/** What a provider told of a message later. */
export interface ProviderWord {
  provider: string;
  reference: string;
  outcome: AttemptOutcome;
  detail: string | null;
  eventId: string;
}

/**
 * Stores a provider's word about a message, each once and in whatever order they come, as a part of a transaction.
 * @returns the message, or null when it is none of ours or this was told before
 */
export async function recordWord(tx: Tx, ctx: Ctx, word: ProviderWord): Promise<DeliveryRow | null> {
  const { provider, reference, outcome, detail, eventId } = word;
  const delivery = await lockDeliveryByReference(tx.sql, reference);
  if (!delivery) return null;
  const row = { deliveryId: delivery.id, outcome, provider, detail, eventId, at: ctx.now };
  if (!(await insertAttempt(tx.sql, ctx.organizationId, row))) return null;
  const status = nextStatus(delivery.status, outcome);
  if (status !== delivery.status) await storeStatus(tx.sql, delivery.id, { status, error: detail, at: ctx.now });
  if (status === 'failed' && delivery.status !== 'failed') await fallBack(tx, ctx, delivery);
  return delivery;
}
