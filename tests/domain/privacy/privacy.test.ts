import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eraseContactSchema, nameToConfirm } from '@/lib/domain/privacy/erasure';
import { keptSince, monthsKeptSince, retentionMonthsSchema } from '@/lib/domain/privacy/retention';

it.each([
  ['2026-11-25T18:00:00Z', 60, '2021-11-25'],
  ['2026-03-31T00:00:00Z', 13, '2025-02-28'],
  ['2024-02-29T23:59:59Z', 12, '2023-02-28'],
  ['2026-01-01T00:00:00Z', 12, '2025-01-01'],
])('%s keeps %i months: since %s', (now, months, since) => {
  expect(keptSince(new Date(now), months).toISOString()).toBe(`${since}T00:00:00.000Z`);
});

it('keeps whole months, the one in which five years end included', () => {
  expect(monthsKeptSince(new Date('2026-11-25T18:00:00Z')).toISOString()).toBe('2021-11-01T00:00:00.000Z');
});

it('never keeps longer than said, nor drops a month that is not wholly older', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      fc.integer({ min: 12, max: 60 }),
      (now, months) => {
        const since = keptSince(now, months);
        expect(since.getTime()).toBeLessThan(now.getTime());
        expect(keptSince(now, 60) >= monthsKeptSince(now)).toBe(true);
        expect(since >= keptSince(now, 60)).toBe(true);
      },
    ),
  );
});

it('is from one to five years', () => {
  const ok = (months: unknown) => retentionMonthsSchema.safeParse(months).success;
  expect([11, 12, 60, 61, 12.5].map(ok)).toEqual([false, true, true, false, false]);
});

it('asks for the name, or what somebody without one is known by', () => {
  const nobody = { id: 'i', firstName: null, lastName: null, email: null };
  expect(nameToConfirm({ ...nobody, firstName: 'Ana', lastName: 'Ruiz' })).toBe('Ana Ruiz');
  expect(nameToConfirm({ ...nobody, lastName: 'Ruiz' })).toBe('Ruiz');
  expect(nameToConfirm({ ...nobody, email: 'a@b.c' })).toBe('a@b.c');
  expect(nameToConfirm(nobody)).toBe('i');
  expect(eraseContactSchema.safeParse({ confirm: ' ' }).success).toBe(false);
});
