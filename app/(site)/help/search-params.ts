import { createLoader, parseAsString } from 'nuqs/server';

/** What the guide's front page keeps in its address: the words that are looked for. */
export const loadHelpParams = createLoader({ q: parseAsString.withDefault('') });
