import { findDeliveryToSend, insertAttempt, lockDelivery, updateDeliveryRow } from '@/db/queries/webhook-deliveries';
import { lockEndpoint, updateEndpointRow } from '@/db/queries/webhooks';
import { isDelivered, isGivenUp, isGone, retryDelaySeconds } from '@/lib/domain/webhooks/retry';
import { postWebhook, type WebhookAnswer } from '@/lib/integrations/webhooks/post-message';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { NotFoundError } from '../errors';
import { readOnly, type Tx, transact } from '../transact';
import { allowsLoopback } from './loopback';
import { openSecrets } from './open-secrets';
import { webhookHeaders } from './sign';

export interface AttemptResult {
  status: 'pending' | 'delivered' | 'failed';
  /** How long to wait before the next try; null when there is none. */
  retryInSeconds: number | null;
  /** What came back; null when nothing was sent, because the message is settled or its endpoint is off. */
  answer: WebhookAnswer | null;
}

export interface AttemptInput {
  deliveryId: string;
  /** Which try of this round it is, from 1: decides how long to wait for the next. */
  tryNumber: number;
  /** Whether a failure is final: for test messages, which nobody waits for. */
  once?: boolean;
}

/**
 * Sends one message once and stores what came back. An endpoint that has failed for days, or says 410 Gone, is switched off and its
 * owners hear of it.
 */
export async function attemptDelivery(ctx: Ctx, input: AttemptInput): Promise<AttemptResult> {
  authorize(ctx, 'webhooks:write');
  const message = await readOnly(ctx, ({ sql }) => findDeliveryToSend(sql, input.deliveryId));
  if (!message) throw new NotFoundError('webhook delivery');
  if (message.status !== 'pending') return { status: message.status, retryInSeconds: null, answer: null };
  const secrets = openSecrets(ctx, message);
  const isOff = secrets.length === 0 || (message.endpointStatus === 'disabled' && !input.once);
  if (isOff) {
    await transact(ctx, (tx) =>
      settle(tx, ctx, input.deliveryId, { status: 'failed', retryInSeconds: null, tried: 0 }),
    );
    return { status: 'failed', retryInSeconds: null, answer: null };
  }
  const { url, payload: body } = message;
  const answer = await postWebhook({
    url,
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Kith-Webhooks/1.0',
      ...webhookHeaders({ id: messageId(message.id), at: ctx.now, body }, secrets),
    },
    allowLoopback: allowsLoopback(),
  });
  return transact(ctx, (tx) => record(tx, ctx, { ...input, endpointId: message.endpointId, answer }));
}

/** What the receiver knows a message by, at every try. */
export function messageId(deliveryId: string): string {
  return `msg_${deliveryId.replaceAll('-', '')}`;
}

type Attempt = AttemptInput & { endpointId: string; answer: WebhookAnswer };

async function record(tx: Tx, ctx: Ctx, attempt: Attempt): Promise<AttemptResult> {
  const { deliveryId, tryNumber, once, endpointId, answer } = attempt;
  const { statusCode, durationMs, error, excerpt } = answer;
  await insertAttempt(tx.sql, ctx.organizationId, { deliveryId, statusCode, durationMs, error, excerpt, now: ctx.now });
  const arrived = isDelivered(answer);
  const delay = arrived || once || isGone(answer) ? null : retryDelaySeconds(tryNumber, answer, seedOf(deliveryId));
  const status = arrived ? 'delivered' : delay === null ? 'failed' : 'pending';
  await settle(tx, ctx, deliveryId, { status, retryInSeconds: delay, tried: 1 });
  if (!once) await judgeEndpoint(tx, ctx, endpointId, answer);
  return { status, retryInSeconds: delay, answer };
}

interface Settlement {
  status: AttemptResult['status'];
  retryInSeconds: number | null;
  tried: 0 | 1;
}

async function settle(tx: Tx, ctx: Ctx, id: string, { status, retryInSeconds, tried }: Settlement): Promise<void> {
  const before = await lockDelivery(tx.sql, id);
  const attemptCount = (before?.attemptCount ?? 0) + tried;
  const nextAttemptAt = retryInSeconds === null ? null : new Date(ctx.now.getTime() + retryInSeconds * 1000);
  const settledAt = status === 'pending' ? null : ctx.now;
  await updateDeliveryRow(tx.sql, { id, status, attemptCount, nextAttemptAt, settledAt });
}

// Each message writes to its endpoint only when something changes there: it arrived after failures, or the first one failed.
async function judgeEndpoint(tx: Tx, ctx: Ctx, endpointId: string, answer: WebhookAnswer): Promise<void> {
  const arrived = isDelivered(answer);
  const endpoint = await lockEndpoint(tx.sql, endpointId);
  if (!endpoint || endpoint.status === 'disabled') return;
  if (arrived && endpoint.failingSince === null) return;
  const failingSince = arrived ? null : (endpoint.failingSince ?? ctx.now);
  const reason = isGone(answer) ? 'gone' : isGivenUp(failingSince, ctx.now) ? 'failing' : null;
  if (!reason && failingSince?.getTime() === endpoint.failingSince?.getTime()) return;
  const off = reason ? { status: 'disabled' as const, disabledReason: reason, disabledAt: ctx.now } : {};
  await updateEndpointRow(tx.sql, { ...endpoint, ...off, failingSince } as typeof endpoint, ctx.now);
  if (!reason) return;
  const data = { url: endpoint.url, reason, failingSince: failingSince?.toISOString() ?? null };
  const entry = { action: 'webhook-endpoint.disabled', subjectType: 'webhook-endpoint', subjectId: endpointId, data };
  await appendAudit(tx, ctx, [entry]);
  const at = ctx.now.toISOString();
  const told = { organizationId: ctx.organizationId, endpointId, url: endpoint.url, reason, at };
  await emit(tx, [{ name: 'webhook/endpoint.disabled', data: told }]);
}

// A number from 0 to 1 that is the same at every try: the last bytes of the id are random.
function seedOf(deliveryId: string): number {
  return Number.parseInt(deliveryId.slice(-8), 16) / 0xffff_ffff;
}
