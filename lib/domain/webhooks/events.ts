import { z } from 'zod';
import { EVENTS, type EventInput, type EventName } from '../events';

/** What happened, in the words of the outside, and the event of the outbox that it comes from. */
const SOURCES = {
  'program.published': 'program/published',
  'program.status-changed': 'program/status.changed',
  'code.issued': 'code/issued',
  'referral.created': 'referral/lead.submitted',
  'referral.expired': 'referral/expired',
  'conversion.recorded': 'conversion/recorded',
  'conversion.refunded': 'conversion/refunded',
  'attribution.overridden': 'attribution/overridden',
  'reward.granted': 'reward/granted',
  'reward.approved': 'reward/approved',
  'reward.rejected': 'reward/rejected',
  'reward.expired': 'reward/expired',
  'reward.reduced': 'reward/reduced',
  'payout.requested': 'payout/requested',
  'payout.settled': 'payout/settled',
  'payout.failed': 'payout/failed',
  'payout.reversed': 'payout/reversed',
  'redemption.created': 'redemption/created',
  'redemption.settled': 'redemption/settled',
  'credit.transferred': 'credit/transferred',
} as const satisfies Record<string, EventName>;

/** Every event that another system may be told of. Sign-ins, reminders and what only the engine needs are not among them. */
export const WEBHOOK_EVENTS = Object.keys(SOURCES) as WebhookEvent[];
export type WebhookEvent = keyof typeof SOURCES;

/** What the button "Send a test event" sends; nobody subscribes to it. */
export const TEST_EVENT = 'webhook.test';

const TYPE_OF = new Map<EventName, WebhookEvent>(WEBHOOK_EVENTS.map((type) => [SOURCES[type], type]));

/** The body of a message as the receiver gets it: Standard Webhooks' `{type, timestamp, data}`. */
export type WebhookPayload = { type: string; timestamp: string; data: Record<string, unknown> };

/** The schema of the `data` of an event: what the outbox carries, without whose school it is. */
export function webhookDataSchema(type: WebhookEvent): z.ZodObject {
  const { organizationId: _, ...shape } = EVENTS[SOURCES[type]].shape as Record<string, z.ZodType>;
  return z.object(shape);
}

/** An event of the outbox as another system hears of it; null when it is nobody else's business. */
export function webhookPayload({ name, data }: EventInput, at: Date): WebhookPayload | null {
  const type = TYPE_OF.get(name);
  if (!type) return null;
  const { organizationId: _, ...rest } = data;
  return { type, timestamp: at.toISOString(), data: rest };
}

/** Whether an endpoint that asked for these events is told of one; none means all. */
export function wants(events: readonly string[], type: string): boolean {
  return events.length === 0 || events.includes(type);
}
