import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importsOf, resolved } from './imports';

// What a phone must not wait for: schemas stay on the server, drawings and the palette are fetched when they are wanted.
const HEAVY = ['zod', 'libphonenumber-js', 'recharts', 'cmdk', 'drizzle-orm'];
const LIGHT = [
  'app/(portal)',
  'components/portal',
  'components/shell',
  'components/charts',
  'components/page',
  'components/money',
];
const WANTED_LATE = /-plot\.tsx$|palette-/;

const clientFiles = LIGHT.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
).filter((file) => /\.tsx?$/.test(file) && readFileSync(file, 'utf8').startsWith("'use client'"));

function heavyBehind(start: string): string[] {
  const ways = new Map([[start, start]]);
  const heavy: string[] = [];
  for (const [file, way] of ways)
    for (const name of importsOf(file)) {
      if (HEAVY.some((one) => name === one || name.startsWith(`${one}/`))) heavy.push(`${way} > ${name}`);
      const next = resolved(file, name);
      if (next && !ways.has(next)) ways.set(next, `${way} > ${next}`);
    }
  return heavy;
}

it('sends no heavy library with the pages of the portal and the frame of every page', () => {
  expect(clientFiles.length).toBeGreaterThan(60);
  expect(clientFiles.filter((file) => !WANTED_LATE.test(file)).flatMap(heavyBehind)).toEqual([]);
});

it('finds them where they are', () => {
  expect(heavyBehind('components/charts/trend-plot.tsx').join()).toContain('recharts');
  expect(heavyBehind('components/shell/palette-dialog.tsx').join()).toContain('cmdk');
});
