import { createParser } from 'nuqs/server';
import { isClean } from '@/lib/domain/common/fields';
import { MOST_SEARCHED } from '@/lib/domain/common/searching';
import { idSchema } from '@/lib/domain/ids';

// What a page cannot use of its address is left out, as nuqs leaves out a filter that does not exist: a link that was cut short or
// changed by hand still opens the page.

/** The id of something, also of the last row before those that a list goes on with. */
export const parseAsId = createParser({ parse: (text) => idSchema.safeParse(text).data ?? null, serialize: String });

/** Words that something is searched for, as many as a search takes. */
export const parseAsWords = createParser({
  parse: (text) => (isClean(text) ? text.slice(0, MOST_SEARCHED) : null),
  serialize: String,
});
