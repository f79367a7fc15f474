import { parseAccept } from 'hono/utils/accept';
import { DEFAULT_LOCALE, LOCALES, type Locale } from './config';

/** The language of that name, or undefined when there is no catalogue for it. */
export function localeNamed(name: string | null | undefined): Locale | undefined {
  return LOCALES.find((locale) => locale === name);
}

/**
 * The language of a page: what the reader chose, else the best of the browser's languages that there is a catalogue for
 * (RFC 4647 lookup: `es-MX` is answered in `es`), else `fallback`.
 */
export function chooseLocale(asked: {
  chosen?: string | null | undefined;
  acceptLanguage?: string | null | undefined;
  fallback?: Locale | undefined;
}): Locale {
  return localeNamed(asked.chosen) ?? localeAccepted(asked.acceptLanguage ?? '') ?? asked.fallback ?? DEFAULT_LOCALE;
}

/** The best of a header's languages that there is a catalogue for; undefined when there is none. */
export function localeAccepted(header: string): Locale | undefined {
  for (const { type, q } of parseAccept(header)) {
    const locale = localeNamed(type.split('-')[0]?.toLowerCase());
    if (q > 0 && locale) return locale;
  }
  return undefined;
}
