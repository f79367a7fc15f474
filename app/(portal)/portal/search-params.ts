import { createLoader, parseAsString } from 'nuqs/server';

/** Which of several programmes a page of the portal shows. */
export const loadProgramParam = createLoader({ program: parseAsString });
