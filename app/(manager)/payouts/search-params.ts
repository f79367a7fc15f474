import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { PAYOUT_STATUSES } from '@/lib/domain/payouts/lifecycle';

/** What the list of payouts keeps in its address. */
export const loadPayoutParams = createLoader({
  status: parseAsStringLiteral(PAYOUT_STATUSES),
  cursor: parseAsString,
});
