/** How a message leaves Kith; what the portal shows is no delivery. */
export const MESSAGE_CHANNELS = ['email', 'sms'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** States of a message on its way. */
export const DELIVERY_STATUSES = [
  'queued',
  'held',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'suppressed',
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** What one try, or one word of the provider about it, came to. */
export const ATTEMPT_OUTCOMES = [
  'accepted',
  'refused',
  'unreachable',
  'delayed',
  'delivered',
  'bounced',
  'complained',
  'undelivered',
] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

const RANK: Record<DeliveryStatus, number> = {
  held: 0,
  queued: 0,
  sent: 1,
  delivered: 2,
  failed: 3,
  suppressed: 3,
  bounced: 4,
  complained: 5,
};

/**
 * The state after a provider's word. Words come late, twice and out of order: a state never goes back, so a mail that bounced
 * or was complained about stays that.
 */
export function nextStatus(before: DeliveryStatus, outcome: AttemptOutcome): DeliveryStatus {
  const told = STATUS_OF[outcome];
  return told !== undefined && RANK[told] > RANK[before] ? told : before;
}

const STATUS_OF: Partial<Record<AttemptOutcome, DeliveryStatus>> = {
  accepted: 'sent',
  delivered: 'delivered',
  bounced: 'bounced',
  complained: 'complained',
  undelivered: 'failed',
};
