import { describe, expect, it } from 'vitest';
import { restoredField, restoredStandings } from '@/lib/domain/people/merge-record';

const active = (kind: string) => ({ kind, status: 'active' });
const inactive = (kind: string) => ({ kind, status: 'inactive' });

describe('undoing a merge', () => {
  it.each([
    ['was empty, filled by the merge', null, 'Lee', 'Lee', null],
    ['was there and stays', 'Ray', 'Ray', 'Ray', 'Ray'],
    ['changed since', null, 'Lee', 'Kim', 'Kim'],
    ['emptied since', null, 'Lee', null, null],
  ])('a field that %s', (_, before, after, now, expected) => {
    expect(restoredField(before, after, now)).toBe(expected);
  });

  it('takes the standings that the merge gave, and leaves those of its own and of later', () => {
    expect(restoredStandings([], [active('student')], [active('student')])).toEqual([]);
    expect(restoredStandings([inactive('student')], [active('student')], [active('student')])).toEqual([
      inactive('student'),
    ]);
    expect(restoredStandings([active('student')], [inactive('student')], [active('student')])).toEqual([
      active('student'),
    ]);
    expect(restoredStandings([], [active('student')], [inactive('student')])).toEqual([inactive('student')]);
    expect(restoredStandings([], [inactive('lead')], [inactive('lead')])).toEqual([]);
    expect(restoredStandings([active('parent')], [], [active('parent'), active('partner')])).toHaveLength(2);
  });
});
