import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/lib/i18n/config';
import { formatDay } from '@/lib/i18n/format-day';
import { formats } from '@/lib/i18n/formats';

describe('a whole day', () => {
  it.each([
    ['en', 'Nov 1, 2026'],
    ['es', '1 nov 2026'],
    ['de', '1. Nov. 2026'],
  ] as const)('in %s', (locale, said) => expect(formatDay('2026-11-01', locale)).toBe(said));

  it('looks like every other date beside it', () => {
    for (const locale of LOCALES) {
      const other = new Intl.DateTimeFormat(locale, { ...formats.dateTime.date, timeZone: 'UTC' });
      expect(formatDay('2026-05-09', locale)).toBe(other.format(new Date('2026-05-09T23:59:00Z')));
    }
  });
});
