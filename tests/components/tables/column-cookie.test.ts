import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsCookie, formatHiddenColumns, parseHiddenColumns } from '@/components/tables/column-cookie';

describe('the cookie of hidden columns', () => {
  it('is written and read again', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
    const column = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/);
    fc.assert(
      fc.property(fc.dictionary(name, fc.array(column)), (hidden) => {
        const text = formatHiddenColumns(hidden);
        expect(text).toMatch(/^[A-Za-z0-9:.~-]*$/);
        expect(parseHiddenColumns(text)).toEqual({ ...hidden });
      }),
    );
  });

  it('may hold anything without harm', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseHiddenColumns(text)));
    expect(parseHiddenColumns('rewards:kind~<b>:x~people:name.added~__proto__:x')).toEqual({
      rewards: ['kind'],
      people: ['name', 'added'],
    });
    expect(parseHiddenColumns('')).toEqual({});
  });

  it('is of one person', () => {
    expect(columnsCookie('0199f000-0000-7000-8000-000000000001')).toBe('kith-columns-0199f000000070008000000000000001');
  });
});
