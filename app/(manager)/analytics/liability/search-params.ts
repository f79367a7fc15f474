import { createLoader } from 'nuqs/server';
import { parseAsId } from '@/components/page/parse-as';

/** What the page keeps in its address. */
export const loadLiabilityParams = createLoader({ program: parseAsId });
