import { createLoader, parseAsString } from 'nuqs/server';

/** What a statement keeps in its address. */
export const loadStatementParams = createLoader({ period: parseAsString, from: parseAsString, to: parseAsString });
