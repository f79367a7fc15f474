import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { DELIVERY_STATUSES } from '@/lib/domain/webhooks/schema';

/** What the page of an endpoint keeps in its address. */
export const loadDeliveryParams = createLoader({
  status: parseAsStringLiteral(DELIVERY_STATUSES),
  cursor: parseAsString,
});
