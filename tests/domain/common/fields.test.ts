import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { addDays, dayIn, shiftDay } from '@/lib/domain/common/days';
import {
  amountMinorSchema,
  currencySchema,
  emailSchema,
  externalIdSchema,
  instantSchema,
  phoneSchema,
  positiveAmountMinorSchema,
  rateBpsSchema,
  text,
  timeZoneSchema,
  visitorIdSchema,
  wholeDaySchema,
} from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';

const accepts = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

describe('instants', () => {
  it.each([
    ['2023-03-28T07:46:06Z', '2023-03-28T07:46:06.000Z'],
    ['2023-03-28T07:46:06.123456Z', '2023-03-28T07:46:06.123Z'],
    ['2023-03-28T07:46Z', '2023-03-28T07:46:00.000Z'],
    ['2023-03-28T07:46:06+02:00', '2023-03-28T05:46:06.000Z'],
    ['2023-03-28T07:46:06-0430', '2023-03-28T12:16:06.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('%s is %s', (given, expected) => expect(instantSchema.parse(given).toISOString()).toBe(expected));

  it.each([
    '2023-03-28',
    '2023-03-28T07:46:06',
    '2023-02-29T00:00:00Z',
    '2023-02-30T00:00:00Z',
    '2023-13-01T00:00:00Z',
    '2023-00-01T00:00:00Z',
    '2023-01-00T00:00:00Z',
    '2023-03-28T24:00:00Z',
    '2023-03-28T07:60:00Z',
    '1969-12-31T23:59:59Z',
    '2200-01-01T00:00:00Z',
    'yesterday',
    '',
    1_700_000_000,
    null,
  ])('%s is refused', (given) => expect(accepts(instantSchema, given)).toBe(false));

  it('says what it wants', () => {
    const result = instantSchema.safeParse('soon');
    expect(result.error?.issues[0]?.message).toContain('ISO 8601 instant with a time zone');
  });
});

describe('days', () => {
  it('exist in the calendar', () => {
    expect(accepts(wholeDaySchema, '2024-02-29')).toBe(true);
    for (const day of ['2023-02-29', '2023-1-1', '2023-04-31', '1899-01-01', '2023-01-01T00:00:00Z']) {
      expect(accepts(wholeDaySchema, day)).toBe(false);
    }
  });

  it('belong to a time zone', () => {
    const instant = new Date('2026-11-01T03:59:59.999Z');
    expect(dayIn('America/New_York', instant)).toBe('2026-10-31');
    expect(dayIn('America/New_York', new Date('2026-11-01T04:00:00Z'))).toBe('2026-11-01');
    expect(dayIn('Asia/Tokyo', instant)).toBe('2026-11-01');
    expect(() => dayIn('Nowhere/At_All', instant)).toThrow(RangeError);
  });

  it('move by calendar days and by 24 hours', () => {
    expect(shiftDay('2024-02-28', 1)).toBe('2024-02-29');
    expect(shiftDay('2024-01-01', -1)).toBe('2023-12-31');
    expect(addDays(new Date('2026-03-08T00:00:00Z'), 1).toISOString()).toBe('2026-03-09T00:00:00.000Z');
  });
});

describe('amounts and rates', () => {
  it('are whole and within bounds', () => {
    expect(accepts(amountMinorSchema, 0)).toBe(true);
    expect(accepts(positiveAmountMinorSchema, 0)).toBe(false);
    expect(accepts(amountMinorSchema, 1_000_000_000_000)).toBe(true);
    for (const bad of [-1, 0.5, 1_000_000_000_001, '5', Number.NaN, null])
      expect(accepts(amountMinorSchema, bad)).toBe(false);
    expect(accepts(rateBpsSchema, 0)).toBe(true);
    expect(accepts(rateBpsSchema, 10_000)).toBe(true);
    expect(accepts(rateBpsSchema, 10_001)).toBe(false);
  });
});

describe('texts', () => {
  it('are trimmed, bounded and clean', () => {
    expect(text(5).parse('  abc ')).toBe('abc');
    expect(accepts(text(3), 'abcd')).toBe(false);
    expect(accepts(text(3), '   ')).toBe(false);
    expect(accepts(text(30), 'two\nlines\tand a tab')).toBe(true);
    expect(accepts(text(30), 'nul\u0000')).toBe(false);
    expect(accepts(text(30), 'half \ud800 pair')).toBe(false);
    expect(accepts(externalIdSchema, 'x'.repeat(201))).toBe(false);
  });

  it('whatever passes can be stored as text and jsonb by PostgreSQL', () => {
    const schema = text(1000);
    const codeUnit = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0xd800, max: 0xdfff }),
      fc.nat(127),
    );
    fc.assert(
      fc.property(fc.array(codeUnit), (units) => {
        const result = schema.safeParse(String.fromCharCode(...units));
        if (!result.success) return;
        expect(result.data.isWellFormed()).toBe(true);
        expect(result.data).not.toContain('\u0000');
      }),
    );
  });
});

describe('codes of the world', () => {
  it('currency, zone, mail, phone, visitor, id', () => {
    expect(accepts(currencySchema, 'GBP')).toBe(true);
    expect(accepts(currencySchema, 'gbp')).toBe(false);
    expect(accepts(timeZoneSchema, 'America/New_York')).toBe(true);
    expect(accepts(timeZoneSchema, 'Mars/Olympus')).toBe(false);
    expect(accepts(timeZoneSchema, '+02:00')).toBe(false);
    expect(emailSchema.parse(' Ana@School.example ')).toBe('Ana@School.example');
    expect(accepts(emailSchema, 'ana@')).toBe(false);
    expect(accepts(phoneSchema, '+1 (212) 555-0123')).toBe(true);
    expect(accepts(phoneSchema, '(212) 555-0123')).toBe(true);
    expect(accepts(phoneSchema, '+1 212')).toBe(false);
    expect(accepts(phoneSchema, '00999123456')).toBe(false);
    expect(accepts(phoneSchema, 'call me')).toBe(false);
    expect(accepts(visitorIdSchema, 'v-2647226')).toBe(true);
    expect(accepts(visitorIdSchema, 'a b')).toBe(false);
    expect(idSchema.parse('0198F0A0-0000-7000-8000-000000000000')).toBe('0198f0a0-0000-7000-8000-000000000000');
    expect(accepts(idSchema, '1')).toBe(false);
  });
});
