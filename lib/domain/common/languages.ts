import { z } from 'zod';

/** The languages Kith speaks, as BCP 47 names; the first is what everybody gets until something else is known. */
export const LANGUAGES = ['en', 'es', 'de'] as const;

export type Language = (typeof LANGUAGES)[number];

export const languageSchema = z.enum(LANGUAGES, { error: `Must be one of ${LANGUAGES.join(', ')}.` });
