import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId } from '@/components/page/parse-as';
import { DELIVERY_STATUSES } from '@/lib/domain/webhooks/schema';
import { DELIVERY_SORTS } from '@/lib/domain/webhooks/sorting';

/** What the page of an endpoint keeps in its address. */
export const loadDeliveryParams = createLoader({
  status: parseAsStringLiteral(DELIVERY_STATUSES),
  sort: parseAsStringLiteral(DELIVERY_SORTS),
  cursor: parseAsId,
});
