import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { REDEMPTION_KINDS, REDEMPTION_STATUSES } from '@/lib/domain/redemptions/kinds';
import { GIFT_SORTS, REDEMPTION_SORTS } from '@/lib/domain/redemptions/sorting';

/** What the list of redemptions keeps in its address. */
export const loadRedemptionParams = createLoader({
  kind: parseAsStringLiteral(REDEMPTION_KINDS),
  status: parseAsStringLiteral(REDEMPTION_STATUSES),
  sort: parseAsStringLiteral(REDEMPTION_SORTS),
  cursor: parseAsString,
});

/** What the list of gifts keeps in its address. */
export const loadGiftParams = createLoader({ sort: parseAsStringLiteral(GIFT_SORTS), cursor: parseAsString });

/** The place in a list without filters. */
export const loadCursor = createLoader({ cursor: parseAsString });
