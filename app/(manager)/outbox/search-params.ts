import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { DELIVERY_STATUSES, MESSAGE_CHANNELS } from '@/lib/domain/notifications/channels';

/** What the outbox keeps in its address. */
export const loadOutboxParams = createLoader({
  status: parseAsStringLiteral(DELIVERY_STATUSES),
  channel: parseAsStringLiteral(MESSAGE_CHANNELS),
  cursor: parseAsString,
});
