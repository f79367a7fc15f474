import { DEFAULT_LOCALE, type Locale } from './config';
import { messages } from './messages';
import { patternsOf, readMessage } from './read-message';
import { sayGivenMoney } from './say-money';
import { translator } from './translator';

/** Where the reasons stand that Kith itself writes down: why a provider did not do it, and why money moved. */
const CATALOGUES = (['providerReasons', 'ledgerReasons'] as const).map((namespace) => ({
  namespace,
  patterns: patternsOf(messages[namespace]),
}));

/**
 * Why a bank, a mail service or a shop's server did not do it, or why the ledger moved money: what Kith itself wrote is said in
 * the reader's language, and what others said or typed stays in their words, which a search finds. Undefined where it is all theirs.
 */
export function knownReason(reason: string, locale: Locale): string | undefined {
  for (const { namespace, patterns } of CATALOGUES) {
    const found = readMessage(patterns, reason);
    if (!found) continue;
    if (locale === DEFAULT_LOCALE) return reason;
    const say = translator(namespace as 'providerReasons', 'UTC', locale);
    return say(found.key as 'refused', sayGivenMoney(found.given, locale) as never);
  }
  return undefined;
}

/** The same, with their own words where Kith has none. */
export function sayReason(reason: string, locale: Locale = DEFAULT_LOCALE): string {
  return locale === DEFAULT_LOCALE ? reason : (knownReason(reason, locale) ?? reason);
}
