import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pickMessages } from '@/lib/i18n/pick-messages';
import { clientFilesBehind } from './imports';

// The words that the browser is sent are those that run there ask for: one that is missing shows as its key, one too many is
// read by every phone for nothing.
const SHARED = Object.keys(pickMessages('en'));
const SHOWN = /(^|\/)(page|layout|template|loading|error|not-found)\.tsx$/;
const AREAS = ['app/(manager)', 'app/(portal)', 'app/(site)'];

const shown = AREAS.flatMap((area) =>
  readdirSync(area, { recursive: true, encoding: 'utf8' })
    .filter((name) => SHOWN.test(name))
    .map((name) => join(area, name)),
);

/** The parts of the catalogue that client components behind a file ask for. */
function asked(file: string): string[] {
  const texts = clientFilesBehind(file).map((one) => readFileSync(one, 'utf8'));
  return texts.flatMap((text) => [...text.matchAll(/useTranslations\('([\w.]+)'\)/g)].map(([, part]) => String(part)));
}

/** The parts that a file itself sends. */
function sentBy(file: string): string[] {
  if (!existsSync(file)) return [];
  const lists = [...readFileSync(file, 'utf8').matchAll(/\bnamespaces=\{\[([^\]]*)\]\}/g)];
  return lists.flatMap(([, list = '']) => [...list.matchAll(/'([\w.]+)'/g)].map(([, part]) => String(part)));
}

/** What a file finds sent: by itself and the layouts around it. A layout's own error page is within it, its template too. */
function sentTo(file: string): string[] {
  const layouts: string[] = [];
  for (let folder = dirname(file); folder !== 'app'; folder = dirname(folder)) layouts.push(join(folder, 'layout.tsx'));
  return [...SHARED, ...new Set([file, ...layouts])].flatMap((one) => (SHARED.includes(one) ? [one] : sentBy(one)));
}

const covers = (sent: readonly string[], part: string) =>
  sent.some((one) => part === one || part.startsWith(`${one}.`));

describe('the words that are sent', () => {
  it('hold all that runs in the browser asks for', () => {
    expect(shown.length).toBeGreaterThan(100);
    const missing = shown.map((file) => {
      const sent = sentTo(file);
      return { file, parts: [...new Set(asked(file).filter((part) => !covers(sent, part)))] };
    });
    expect(missing.filter(({ parts }) => parts.length)).toEqual([]);
  });

  it('hold nothing that nobody asks for', () => {
    const senders = shown.filter((file) => sentBy(file).length);
    expect(senders.length).toBeGreaterThan(15);
    const idle = senders.map((file) => {
      const below = file.endsWith('page.tsx') ? [file] : shown.filter((one) => one.startsWith(`${dirname(file)}/`));
      const wanted = below.flatMap(asked);
      return { file, parts: sentBy(file).filter((part) => !wanted.some((one) => covers([part], one))) };
    });
    expect(idle.filter(({ parts }) => parts.length)).toEqual([]);
  });
});
