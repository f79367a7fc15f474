import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { DELIVERY_STATUSES, MESSAGE_CHANNELS } from '@/lib/domain/notifications/channels';
import { OUTBOX_SORTS } from '@/lib/domain/notifications/sorting';

/** What the outbox keeps in its address. */
export const loadOutboxParams = createLoader({
  status: parseAsStringLiteral(DELIVERY_STATUSES),
  channel: parseAsStringLiteral(MESSAGE_CHANNELS),
  sort: parseAsStringLiteral(OUTBOX_SORTS),
  cursor: parseAsString,
});
