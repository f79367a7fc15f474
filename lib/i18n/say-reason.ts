import { DEFAULT_LOCALE, type Locale } from './config';
import { messages } from './messages';
import { patternsOf, readMessage } from './read-message';
import { translator } from './translator';

const PATTERNS = patternsOf(messages.providerReasons);

/**
 * Why a bank, a mail service or a shop's server did not do it: what Kith itself wrote is said in the reader's language, and what
 * they said stays in their words, which a search finds. Undefined where it is all theirs.
 */
export function knownReason(reason: string, locale: Locale): string | undefined {
  const found = readMessage(PATTERNS, reason);
  if (!found) return undefined;
  return locale === DEFAULT_LOCALE
    ? reason
    : translator('providerReasons', 'UTC', locale)(found.key as 'refused', found.given as never);
}

/** The same, with their own words where Kith has none. */
export function sayReason(reason: string, locale: Locale = DEFAULT_LOCALE): string {
  return knownReason(reason, locale) ?? reason;
}
