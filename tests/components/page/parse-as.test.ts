import { createLoader } from 'nuqs/server';
import { expect, it } from 'vitest';
import { parseAsId, parseAsWords } from '@/components/page/parse-as';

const load = createLoader({ cursor: parseAsId, q: parseAsWords });
const ID = '0199f000-0000-7000-8000-000000000001';

it.each([
  [{ cursor: ID, q: 'Ana Gómez' }, ID, 'Ana Gómez'],
  [{ cursor: 'abc', q: 'a\0b' }, null, null],
  [{ cursor: `${ID}x` }, null, null],
  [{ q: 'x'.repeat(101) }, null, 'x'.repeat(100)],
])('%j is read as far as a page can use it', (address, cursor, q) => {
  expect(load(address)).toEqual({ cursor, q });
});
