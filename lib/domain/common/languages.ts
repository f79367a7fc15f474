// Without zod, for what the browser is sent.

/** The languages Kith speaks, as BCP 47 names; the first is what everybody gets until something else is known. */
export const LANGUAGES = ['en', 'es', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];
