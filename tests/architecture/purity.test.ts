import { expect, it } from 'vitest';
import { sources } from './sources';

const impure: Record<string, RegExp> = {
  'the clock': /\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\./,
  randomness: /\bMath\.random\(|\brandomUUID\b|\bgetRandomValues\b/,
  'the environment': /\bprocess\.\w|\bglobalThis\.\w/,
  waiting: /\basync\b|\bawait\b|\bPromise\b|\bsetTimeout\b/,
  'input and output': /\bfetch\(|\bconsole\.|['"]node:/,
};
const packages = /^(zod|date-fns|@date-fns\/tz|libphonenumber-js|isbot|ibantools)(\/|$)/;

const core = sources('lib/domain');

it('looks at the whole core', () => {
  expect(core.length).toBeGreaterThanOrEqual(60);
});

it.each(Object.entries(impure))('has no %s in the core', (_, pattern) => {
  expect(core.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([]);
});

it('imports nothing into the core but itself, zod and libraries for dates, phones, bank accounts and crawlers', () => {
  const foreign = core.flatMap(({ path, imports }) =>
    imports.filter((to) => !to.startsWith('lib/domain/') && !packages.test(to)).map((to) => `${path} imports ${to}`),
  );
  expect(foreign).toEqual([]);
});
