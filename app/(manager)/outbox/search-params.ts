import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId } from '@/components/page/parse-as';
import { DELIVERY_STATUSES, MESSAGE_CHANNELS } from '@/lib/domain/notifications/channels';
import { OUTBOX_SORTS } from '@/lib/domain/notifications/sorting';

/** What the outbox keeps in its address. */
export const loadOutboxParams = createLoader({
  status: parseAsStringLiteral(DELIVERY_STATUSES),
  channel: parseAsStringLiteral(MESSAGE_CHANNELS),
  sort: parseAsStringLiteral(OUTBOX_SORTS),
  cursor: parseAsId,
});
