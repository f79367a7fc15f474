import { createLoader } from 'nuqs/server';
import { parseAsId } from '@/components/page/parse-as';

/** Which of several programmes a page of the portal shows. */
export const loadProgramParam = createLoader({ program: parseAsId });
