import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId } from '@/components/page/parse-as';
import { REDEMPTION_KINDS, REDEMPTION_STATUSES } from '@/lib/domain/redemptions/kinds';
import { GIFT_SORTS, REDEMPTION_SORTS } from '@/lib/domain/redemptions/sorting';

/** What the list of redemptions keeps in its address. */
export const loadRedemptionParams = createLoader({
  kind: parseAsStringLiteral(REDEMPTION_KINDS),
  status: parseAsStringLiteral(REDEMPTION_STATUSES),
  sort: parseAsStringLiteral(REDEMPTION_SORTS),
  cursor: parseAsId,
});

/** What the list of gifts keeps in its address. */
export const loadGiftParams = createLoader({ sort: parseAsStringLiteral(GIFT_SORTS), cursor: parseAsId });

/** The place in a list without filters. */
export const loadCursor = createLoader({ cursor: parseAsId });
