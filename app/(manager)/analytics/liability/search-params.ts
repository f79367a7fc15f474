import { createLoader, parseAsString } from 'nuqs/server';

/** What the page keeps in its address. */
export const loadLiabilityParams = createLoader({ program: parseAsString });
