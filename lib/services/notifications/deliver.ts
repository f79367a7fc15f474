import {
  claimDelivery,
  type DeliveryOutcome,
  type DeliveryRow,
  findDelivery,
  queueDeliveries,
  storeOutcome,
} from '@/db/queries/deliveries';
import { insertAttempt } from '@/db/queries/delivery-attempts';
import { findSuppressions } from '@/db/queries/message-suppressions';
import type { AttemptOutcome } from '@/lib/domain/notifications/channels';
import { retryAt } from '@/lib/domain/notifications/retry';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { type Tx, transact } from '../transact';
import { addressHash } from './address-hash';
import { type MessageConnections, openMessageConnections } from './open-message-connection';
import { type Answer, sendThrough } from './send-through';
import { suppress } from './suppress';

// Longer than any provider takes to answer: a process that died gives the message free after that.
const CLAIM_MS = 5 * 60_000;

/**
 * Sends one message whose time has come and that nobody else is sending, and stores the try and what came of it: sent; failed
 * for good; or later again, further and further apart. Called again, a message that was sent stays sent. A text message that
 * failed for good leaves a mail in its place when its reader has none of it.
 */
export async function deliverMessage(
  ctx: Ctx,
  { deliveryId }: { deliveryId: string },
): Promise<{ status: DeliveryRow['status'] }> {
  authorize(ctx, 'people:write');
  const job = await transact(ctx, (tx) => take(tx, ctx, deliveryId));
  if ('status' in job) return job;
  const answer = await sendThrough(job.connections, job.delivery, job.school);
  return transact(ctx, (tx) => finish(tx, ctx, job.delivery, answer));
}

interface Job {
  delivery: DeliveryRow;
  connections: MessageConnections;
  school: { name: string; supportEmail: string | null; organizationId: string };
}

async function take(tx: Tx, ctx: Ctx, deliveryId: string): Promise<Job | { status: DeliveryRow['status'] }> {
  const delivery = await claimDelivery(tx.sql, deliveryId, ctx.now, new Date(ctx.now.getTime() + CLAIM_MS));
  if (!delivery) {
    const known = await findDelivery(tx.sql, deliveryId);
    if (!known) throw new NotFoundError('delivery');
    return { status: known.status };
  }
  const { channel, toAddress } = delivery;
  // It may have bounced while this one waited.
  const [suppressed] = await findSuppressions(tx.sql, [addressHash(ctx.organizationId, channel, toAddress)]);
  if (suppressed) {
    const rest = { provider: 'none', providerReference: null, error: null, at: ctx.now, wipe: false };
    await storeOutcome(tx.sql, deliveryId, { ...rest, status: 'suppressed', reason: suppressed.reason });
    await fallBack(tx, ctx, delivery);
    return { status: 'suppressed' };
  }
  const { name, supportEmail } = await organizationFacts(tx, ctx);
  const school = { name, supportEmail, organizationId: ctx.organizationId };
  return { delivery, school, connections: await openMessageConnections(tx, ctx) };
}

async function finish(tx: Tx, ctx: Ctx, delivery: DeliveryRow, answer: Answer) {
  const { provider } = answer;
  const outcome = outcomeOf(ctx, delivery, answer);
  await storeOutcome(tx.sql, delivery.id, outcome);
  const attempt = { deliveryId: delivery.id, provider, detail: outcome.error, eventId: null, at: ctx.now };
  await insertAttempt(tx.sql, ctx.organizationId, { ...attempt, outcome: ATTEMPTS[answer.kind] });
  if (answer.kind === 'stopped') {
    const { channel, toAddress: address } = delivery;
    await suppress(tx, ctx, { channel, address, reason: 'stopped', detail: outcome.error });
  }
  if (outcome.status === 'failed') await fallBack(tx, ctx, delivery);
  return { status: outcome.status };
}

const ATTEMPTS: Record<Answer['kind'], AttemptOutcome> = {
  sent: 'accepted',
  temporary: 'unreachable',
  permanent: 'refused',
  stopped: 'refused',
};

function outcomeOf({ now: at }: Ctx, delivery: DeliveryRow, answer: Answer): DeliveryOutcome {
  const { provider } = answer;
  // A link that signs somebody in is not kept for others to read, unless the outbox is the only mailbox there is.
  const secret = delivery.template === 'sign-in' && provider !== 'embedded';
  if (answer.kind === 'sent') {
    return { status: 'sent', provider, providerReference: answer.reference, error: null, at, wipe: secret };
  }
  const again = answer.kind === 'temporary' ? retryAt(delivery.attempts, at) : null;
  const common = { provider, providerReference: null, error: answer.reason, at };
  return again
    ? { ...common, status: 'queued', sendAt: again, wipe: false }
    : { ...common, status: 'failed', wipe: secret };
}

/** A mail in place of a text message that did not reach its reader, once. */
export async function fallBack(tx: Tx, ctx: Ctx, delivery: DeliveryRow): Promise<void> {
  const { id, fallback, audience, contactId, template } = delivery;
  if (!fallback) return;
  const state = { status: 'queued' as const, reason: 'instead-of-sms', sendAt: ctx.now, fallbackFor: id };
  const mail = { channel: 'email' as const, audience, contactId, template, ...fallback, ...state };
  await queueDeliveries(tx.sql, ctx.organizationId, [{ ...mail, dedupeKey: `instead-of:${id}` }], ctx.now);
}
