import type { DeliveryStatus } from '@/lib/domain/notifications/channels';

/** How a state of a message looks. */
export const DELIVERY_TONES = {
  queued: 'info',
  held: 'info',
  sent: 'success',
  delivered: 'success',
  bounced: 'danger',
  complained: 'danger',
  failed: 'danger',
  suppressed: 'warning',
} as const satisfies Record<DeliveryStatus, string>;
