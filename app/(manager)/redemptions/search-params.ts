import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { REDEMPTION_KINDS, REDEMPTION_STATUSES } from '@/lib/domain/redemptions/kinds';

/** What the list of redemptions keeps in its address. */
export const loadRedemptionParams = createLoader({
  kind: parseAsStringLiteral(REDEMPTION_KINDS),
  status: parseAsStringLiteral(REDEMPTION_STATUSES),
  cursor: parseAsString,
});

/** The place in a list without filters. */
export const loadCursor = createLoader({ cursor: parseAsString });
