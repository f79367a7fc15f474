/** The languages a catalogue exists for. The first is what everybody gets until they choose. */
export const LOCALES = ['en'] as const;

export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = 'en';

/** Used where no organisation, and so no time zone, is known yet (site, sign-in). */
export const DEFAULT_TIME_ZONE = 'UTC';
