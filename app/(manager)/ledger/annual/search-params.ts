import { createLoader, parseAsInteger } from 'nuqs/server';

/** What the annual totals keep in their address. */
export const loadAnnualParams = createLoader({ year: parseAsInteger });
