import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';

/** What the list of conversions keeps in its address. */
export const loadConversionParams = createLoader({
  attributed: parseAsStringLiteral(['yes', 'no']),
  q: parseAsString,
  cursor: parseAsString,
});
