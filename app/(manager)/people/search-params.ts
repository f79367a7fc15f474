import { createLoader, parseAsStringLiteral } from 'nuqs/server';
import { parseAsId, parseAsWords } from '@/components/page/parse-as';
import { PEOPLE_SORTS } from '@/lib/domain/people/sorting';
import { STANDING_KINDS } from '@/lib/domain/people/standing';

/** What the list of people keeps in its address. */
export const loadPeopleParams = createLoader({
  q: parseAsWords,
  standing: parseAsStringLiteral(STANDING_KINDS),
  sort: parseAsStringLiteral(PEOPLE_SORTS),
  cursor: parseAsId,
});
