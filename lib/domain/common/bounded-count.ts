// Without zod, for what the browser is sent.

/** As far as the rows of a list are counted that can be millions. */
export const MOST_COUNTED = 10_000;

/** How many rows there are; 'many' are more than MOST_COUNTED; null when finding out would read too many others. */
export type BoundedCount = number | 'many' | null;
