import { describe, expect, it } from 'vitest';
import { sortingOf, sortParams } from '@/lib/domain/common/sorting';

describe('sortParams', () => {
  it('names each column in both directions', () => {
    expect(sortParams(['name', 'added'])).toEqual(['name', '-name', 'added', '-added']);
  });
});

describe('sortingOf', () => {
  it('reads each of them back', () => {
    expect(sortParams(['name', 'added']).map(sortingOf)).toEqual([
      { by: 'name', direction: 'asc' },
      { by: 'name', direction: 'desc' },
      { by: 'added', direction: 'asc' },
      { by: 'added', direction: 'desc' },
    ]);
  });
});
