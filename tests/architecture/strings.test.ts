import { describe, expect, it } from 'vitest';
import { messages } from '@/lib/i18n/messages';
import { sources } from './sources';

const screens = sources('app', 'components', 'emails', 'lib/landing', 'lib/services', 'inngest');
const BINDING = /const (\w+) = (?:await )?(?:useTranslations|getTranslations|translator)\(\s*'([\w.]+)'/g;

function find(path: string): unknown {
  return path.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], messages);
}

function leaves(node: unknown, path: string): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) => leaves(child, path ? `${path}.${key}` : key));
}

/** Keys that a file names literally but that the catalogue does not have under any namespace of that variable. */
function unknownKeys(text: string): string[] {
  const namespaces = new Map<string, string[]>();
  for (const [, name = '', namespace = ''] of text.matchAll(BINDING)) {
    namespaces.set(name, [...(namespaces.get(name) ?? []), namespace]);
  }
  return [...namespaces].flatMap(([name, spaces]) => {
    const uses = text.matchAll(new RegExp(`(?<![\\w.])${name}(?:\\.rich|\\.markup|\\.raw)?\\(\\s*'([\\w.-]+)'`, 'g'));
    return [...uses]
      .map(([, key]) => String(key))
      .filter((key) => spaces.every((space) => find(`${space}.${key}`) === undefined));
  });
}

describe('strings on the screen', () => {
  it('come from keys that exist', () => {
    expect(screens.length).toBeGreaterThanOrEqual(100);
    const missing = screens.flatMap(({ path, text }) => unknownKeys(text).map((key) => `${path}: ${key}`));
    expect(missing).toEqual([]);
    expect(screens.filter(({ text }) => text.match(BINDING)).length).toBeGreaterThanOrEqual(20);
  });

  it('would be missed if a key did not exist', () => {
    expect(unknownKeys(`const t = useTranslations('auth'); t('title'); t('no.such.key');`)).toEqual(['no.such.key']);
  });

  it('are never empty', () => {
    const empty = leaves(messages, '').filter(([, text]) => typeof text !== 'string' || text.trim() === '');
    expect(empty.map(([path]) => path)).toEqual([]);
  });

  it('are not written into pages and components', () => {
    const written = screens
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, text }) =>
        [
          ...text.matchAll(
            /[\w"'}/]>\s*([A-Z][a-z]+[^<>{}=;()]*)<\/|\b(?:placeholder|title|alt|label|aria-label)="([A-Z][a-z][^"]*)"/g,
          ),
        ].map((match) => `${path}: ${(match[1] ?? match[2])?.trim()}`),
      );
    expect(written).toEqual([]);
  });
});
