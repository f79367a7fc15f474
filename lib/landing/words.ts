import type { LandingTranslator } from '@/components/landing/props';
import type { Locale } from '@/lib/i18n/config';
import { translator } from '@/lib/i18n/translator';

/** The landing page's part of a catalogue, and the language that its money and dates are written in. */
export interface LandingWords {
  locale: Locale;
  t: LandingTranslator;
}

const made: Partial<Record<Locale, LandingWords>> = {};

/** The words of a language; made once, since a translator keeps the messages it has parsed. */
export function wordsIn(locale: Locale): LandingWords {
  made[locale] ??= { locale, t: translator('landing', undefined, locale) };
  return made[locale];
}
