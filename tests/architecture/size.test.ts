import { expect, it } from 'vitest';
import { sources } from './sources';

const MAX_LINES = 250;

/** Files that may be longer, and why. */
const allowed: Record<string, string> = {};

const files = sources('app', 'components', 'lib', 'db', 'inngest', 'emails', 'scripts', 'server.ts', 'proxy.ts');
const lines = (text: string) => text.trimEnd().split('\n').length;

it(`keeps files under ${MAX_LINES} lines`, () => {
  expect(files.length).toBeGreaterThanOrEqual(300);
  const long = files.filter(({ path, text }) => lines(text) > MAX_LINES && !allowed[path]);
  expect(long.map(({ path, text }) => `${path}: ${lines(text)} lines`)).toEqual([]);
});

it('lists no exception that is not one', () => {
  const isLong = (path: string) => files.some((file) => file.path === path && lines(file.text) > MAX_LINES);
  expect(Object.keys(allowed).filter((path) => !isLong(path))).toEqual([]);
});

it('names files in kebab-case', () => {
  const name =
    /^(\(?[a-z0-9-]+\)?|@[a-z]+|\(\.\)[a-z]+|\[+(\.\.\.)?[a-z]+\]+|_components|[a-z0-9-]+(\.[a-z0-9-]+)*\.tsx?)$/;
  const odd = files.filter(({ path }) => !path.split('/').every((part) => name.test(part)));
  expect(odd.map(({ path }) => path)).toEqual([]);
});
