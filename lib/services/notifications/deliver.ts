import { type DeliveryRow, findDelivery, finishDelivery } from '@/db/queries/deliveries';
import type { EmailPort } from '@/lib/integrations/email/port';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { readOnly, transact } from '../transact';
import { mailer } from './mailer';

/** Thrown when the provider could not take a mail now: try again later. */
export class DeliveryError extends Error {
  constructor(reason: string) {
    super(`The mail could not be sent now: ${reason}`);
    this.name = 'DeliveryError';
  }
}

/**
 * Sends one queued mail, with the delivery's id as the provider's idempotency key, and stores what became of it. Called again, a
 * mail that was sent stays sent.
 * @throws DeliveryError when it should be tried again; `giveUpDelivery` ends the tries
 */
export async function deliverMail(
  ctx: Ctx,
  { deliveryId }: { deliveryId: string },
): Promise<{ status: DeliveryRow['status'] }> {
  authorize(ctx, 'people:write');
  const { delivery, school } = await load(ctx, deliveryId);
  if (delivery.status !== 'queued') return { status: delivery.status };
  const port = mailer();
  const { subject, html, text, toAddress: to } = delivery;
  const from = { fromName: school.name, replyTo: school.supportEmail };
  const result = await port.send({ idempotencyKey: deliveryId, ...from, to, subject, html, text });
  if (!result.ok && !result.permanent) throw new DeliveryError(result.reason);
  const outcome = result.ok
    ? { status: 'sent' as const, providerReference: result.reference, error: null }
    : { status: 'failed' as const, providerReference: null, error: result.reason };
  const wipe = mustWipe(delivery, port);
  await transact(ctx, ({ sql }) =>
    finishDelivery(sql, deliveryId, { ...outcome, provider: port.provider, at: ctx.now, wipe }),
  );
  return { status: outcome.status };
}

/** Stores that a mail will not be tried again. */
export async function giveUpDelivery(
  ctx: Ctx,
  { deliveryId, reason }: { deliveryId: string; reason: string },
): Promise<void> {
  authorize(ctx, 'people:write');
  const { delivery } = await load(ctx, deliveryId);
  const port = mailer();
  const outcome = { status: 'failed' as const, provider: port.provider, providerReference: null, error: reason };
  const wipe = mustWipe(delivery, port);
  await transact(ctx, ({ sql }) => finishDelivery(sql, deliveryId, { ...outcome, at: ctx.now, wipe }));
}

/** A link that signs somebody in is not kept for others to read, unless the outbox is the only mailbox there is. */
function mustWipe({ template }: DeliveryRow, { provider }: EmailPort): boolean {
  return template === 'sign-in' && provider !== 'embedded';
}

function load(ctx: Ctx, deliveryId: string) {
  return readOnly(ctx, async (tx) => {
    const delivery = await findDelivery(tx.sql, deliveryId);
    if (!delivery) throw new NotFoundError('delivery');
    return { delivery, school: await organizationFacts(tx, ctx) };
  });
}
