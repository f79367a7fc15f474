import { readdirSync } from 'node:fs';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { catalogues } from '@/lib/i18n/catalogues';
import { LOCALES } from '@/lib/i18n/config';
import { pickMessages } from '@/lib/i18n/pick-messages';
import { translator } from '@/lib/i18n/translator';

type Tree = { [key: string]: string | Tree };

/** Every message of a catalogue under its whole key. */
function flat(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`),
  );
}

/** What a message is given: its arguments and tags, and the choices of a select, which are the code's words. */
function needs(elements: readonly MessageFormatElement[]): Set<string> {
  const found = new Set<string>();
  const add = (more: Iterable<string>) => {
    for (const one of more) found.add(one);
  };
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    found.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
    if (element.type === TYPE.tag) add(needs(element.children));
    if (element.type === TYPE.select) add(Object.keys(element.options).map((choice) => `${element.value}=${choice}`));
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      for (const option of Object.values(element.options)) add(needs(option.value));
    }
  }
  return found;
}

const english = flat(catalogues.en as unknown as Tree);

describe.each(LOCALES)('the catalogue of %s', (locale) => {
  const messages = new Map(flat(catalogues[locale] as unknown as Tree));

  it('has every file of its folder', () => {
    const files = readdirSync(`lib/i18n/messages/${locale}`).map((name) => name.replace('.json', ''));
    expect(Object.keys(catalogues[locale]).sort()).toEqual(files.sort());
  });

  it('has every message of the English one, and no other', () => {
    expect(english.length).toBeGreaterThan(2000);
    expect([...messages.keys()].sort()).toEqual(english.map(([key]) => key).sort());
  });

  it('says each with what the English one is given', () => {
    const odd = english.filter(([key, text]) => {
      const [own, theirs] = [needs(parse(messages.get(key) ?? '')), needs(parse(text))];
      return own.size !== theirs.size || [...own].some((need) => !theirs.has(need));
    });
    expect(odd.map(([key]) => `${key}: ${messages.get(key)}`)).toEqual([]);
  });
});

describe('a translation', () => {
  // The same word in two languages is possible; a namespace that mostly says the same was not translated.
  it.each(LOCALES.filter((locale) => locale !== 'en'))('into %s is one', (locale) => {
    const own = new Map(flat(catalogues[locale] as unknown as Tree));
    const sentences = english.filter(([key, text]) => /\w+ \w+ \w+/.test(text) && own.get(key) === text);
    expect(sentences.map(([key]) => key)).toEqual([]);
  });

  // Quotation marks of two kinds on one page look like two authors; a decimal point is a thousand to these readers.
  it.each([
    ['es', /[“”„]|\d\.\d\d\b/],
    ['de', /[«»”]|\d\.\d\d\b/],
  ] as const)('into %s writes quotations and figures as its readers do', (locale, foreign) => {
    const own = flat(catalogues[locale] as unknown as Tree);
    expect(own.filter(([, text]) => foreign.test(text)).map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });
});

describe('the catalogue', () => {
  it('gives every page the shared namespaces, and a part of Kith its own beside them', () => {
    expect(Object.keys(pickMessages('en', ['portal']))).toEqual(['portal']);
    expect(pickMessages('en')).toHaveProperty('common');
    expect(pickMessages('en')).not.toHaveProperty('portal');
    expect(pickMessages('de', ['portal']).portal).toBe(catalogues.de.portal);
    const { start, share } = catalogues.de.portal;
    expect(pickMessages('de', ['portal.start', 'portal.share'])).toEqual({ portal: { start, share } });
  });

  it('speaks outside React too, in each language', () => {
    expect(translator('tables')('showing', { shown: 50, total: 3195 })).toBe('Showing 50 of 3,195');
    expect(translator('tables', 'UTC', 'de')('showing', { shown: 50, total: 3195 })).toContain('3.195');
  });
});
