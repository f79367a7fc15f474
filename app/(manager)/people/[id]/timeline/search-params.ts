import { createLoader, parseAsString } from 'nuqs/server';

/** What the timeline keeps in its address. */
export const loadTimelineParams = createLoader({ cursor: parseAsString });
