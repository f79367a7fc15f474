import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId, parseAsWords } from '@/components/page/parse-as';
import { CONVERSION_SORTS } from '@/lib/domain/conversions/sorting';
import { IMPORT_KINDS } from '@/lib/services/import/kind-names';

/** What the list of conversions keeps in its address. */
export const loadConversionParams = createLoader({
  attributed: parseAsStringLiteral(['yes', 'no']),
  q: parseAsWords,
  sort: parseAsStringLiteral(CONVERSION_SORTS),
  cursor: parseAsId,
});

/** Which file the import page begins with. */
export const loadImportParams = createLoader({ kind: parseAsStringLiteral(IMPORT_KINDS) });
