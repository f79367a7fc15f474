import { LRUCache } from 'lru-cache';
import { localeAccepted, localeNamed } from '@/lib/i18n/choose-locale';
import { DEFAULT_LOCALE, LOCALE_COOKIE, type Locale } from '@/lib/i18n/config';
import type { PlainHeaders } from './read-visit';
import { cookieValue } from './visitor-cookie';

// Browsers send few different lists of languages. Whoever makes up new ones, or long ones, costs himself a parse and us no memory.
const LONGEST = 200;
const accepted = new LRUCache<string, Locale | 'none'>({ max: 500 });

/** The language that a browser says its reader wants: chosen in Kith, else the best of its own; undefined when Kith speaks none. */
export function localeSaid({ cookie, 'accept-language': header }: PlainHeaders): Locale | undefined {
  const chosen = cookie && localeNamed(cookieValue(cookie, `${LOCALE_COOKIE}=`));
  if (chosen) return chosen;
  if (!header) return undefined;
  if (header.length > LONGEST) return localeAccepted(header);
  const known = accepted.get(header);
  if (known) return known === 'none' ? undefined : known;
  const found = localeAccepted(header);
  accepted.set(header, found ?? 'none');
  return found;
}

/** The language of a page: what the browser says, else the school's. @param school null for a page without one */
export function pageLocale(headers: PlainHeaders, school: { organization: { language: Locale } } | null): Locale {
  return localeSaid(headers) ?? school?.organization.language ?? DEFAULT_LOCALE;
}
