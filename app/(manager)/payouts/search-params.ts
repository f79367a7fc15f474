import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId } from '@/components/page/parse-as';
import { PAYOUT_STATUSES } from '@/lib/domain/payouts/lifecycle';
import { PAYOUT_SORTS } from '@/lib/domain/payouts/sorting';

/** What the list of payouts keeps in its address. */
export const loadPayoutParams = createLoader({
  status: parseAsStringLiteral(PAYOUT_STATUSES),
  sort: parseAsStringLiteral(PAYOUT_SORTS),
  cursor: parseAsId,
});
