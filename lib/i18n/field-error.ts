import { DEFAULT_LOCALE, type Locale } from './config';
import { messages } from './messages';
import { translator } from './translator';

type Key = keyof typeof messages.fieldErrors;

const ARGUMENT = /\{(\w+)\}/g;

// The English catalogue holds the core's own words, so it tells which of them a message is, and what stands in it.
const PATTERNS = Object.entries(messages.fieldErrors).map(([key, text]) => {
  const parts = text.split(ARGUMENT).map((part, at) => (at % 2 ? '(.+)' : part.replace(/[.*+?^$()[\]\\|/]/g, '\\$&')));
  return { key: key as Key, names: [...text.matchAll(ARGUMENT)].map(([, name = '']) => name), is: toWhole(parts) };
});

function toWhole(parts: readonly string[]): RegExp {
  return new RegExp(`^${parts.join('')}$`);
}

/** What the core says of a field, in the reader's language; English stays as it is, and so does what no catalogue knows. */
export function sayFieldError(message: string, locale: Locale): string {
  if (locale === DEFAULT_LOCALE) return message;
  for (const { key, names, is } of PATTERNS) {
    const found = is.exec(message);
    if (!found) continue;
    const given = Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? '']));
    return translator('fieldErrors', 'UTC', locale)(key, given as never);
  }
  return message;
}
