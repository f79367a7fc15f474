import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server';
import { PEOPLE_SORTS } from '@/lib/domain/people/sorting';
import { STANDING_KINDS } from '@/lib/domain/people/standing';

/** What the list of people keeps in its address. */
export const loadPeopleParams = createLoader({
  q: parseAsString,
  standing: parseAsStringLiteral(STANDING_KINDS),
  sort: parseAsStringLiteral(PEOPLE_SORTS),
  cursor: parseAsString,
});
