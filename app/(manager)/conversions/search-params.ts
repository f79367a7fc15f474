import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { CONVERSION_SORTS } from '@/lib/domain/conversions/sorting';
import { IMPORT_KINDS } from '@/lib/services/import/kind-names';

/** What the list of conversions keeps in its address. */
export const loadConversionParams = createLoader({
  attributed: parseAsStringLiteral(['yes', 'no']),
  q: parseAsString,
  sort: parseAsStringLiteral(CONVERSION_SORTS),
  cursor: parseAsString,
});

/** Which file the import page begins with. */
export const loadImportParams = createLoader({ kind: parseAsStringLiteral(IMPORT_KINDS) });
