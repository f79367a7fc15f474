import { LANGUAGES, type Language } from '@/lib/domain/common/languages';

/** The languages a catalogue exists for. The first is what everybody gets who reads none of them. */
export const LOCALES = LANGUAGES;

export type Locale = Language;

export const DEFAULT_LOCALE: Locale = 'en';

/** Each language by its own name, for whoever looks for theirs. */
export const LOCALE_NAMES: Record<Locale, string> = { en: 'English', es: 'Español', de: 'Deutsch' };

/** The cookie that keeps the language somebody chose. Without it the browser's languages decide. */
export const LOCALE_COOKIE = 'kith-locale';

/** Used where no organisation, and so no time zone, is known yet (site, sign-in). */
export const DEFAULT_TIME_ZONE = 'UTC';
