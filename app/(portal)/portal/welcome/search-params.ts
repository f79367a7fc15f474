import { createLoader, parseAsInteger } from 'nuqs/server';

/** Which of the three first steps is shown. */
export const loadStepParam = createLoader({ step: parseAsInteger });
