import { createLoader } from 'nuqs/server';
import { parseAsWords } from '@/components/page/parse-as';

/** What the guide's front page keeps in its address: the words that are looked for. */
export const loadHelpParams = createLoader({ q: parseAsWords.withDefault('') });
