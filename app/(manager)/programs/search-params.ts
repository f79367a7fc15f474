import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId } from '@/components/page/parse-as';
import { PROGRAM_STATUSES } from '@/lib/domain/programs/lifecycle';

/** What the list of programmes keeps in its address. */
export const loadProgramsParams = createLoader({
  status: parseAsStringLiteral(PROGRAM_STATUSES),
  cursor: parseAsId,
});
