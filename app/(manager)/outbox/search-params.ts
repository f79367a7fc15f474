import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';

export const DELIVERY_STATUSES = ['queued', 'sent', 'failed'] as const;

/** What the outbox keeps in its address. */
export const loadOutboxParams = createLoader({
  status: parseAsStringLiteral(DELIVERY_STATUSES),
  cursor: parseAsString,
});
