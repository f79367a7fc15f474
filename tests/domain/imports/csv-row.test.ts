import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { checkCsvHeader, csvColumns, IMPORT_KINDS, parseCsvRow } from '@/lib/domain/imports/csv-row';

const rows = {
  courses: { external_id: 'AAA', name: 'Module AAA', price_minor: '98000', currency: 'GBP' },
  contacts: { external_id: 'S1', email: 's1@ou.example', standing: 'student', status: 'active' },
  codes: { code: 'ou-11391', contact_external_id: 'S11391' },
  touches: {
    code: 'OU-1',
    channel: 'copy',
    visitor_id: 'v-1',
    referee_external_id: 'S2',
    occurred_at: '2023-04-17T16:58:50Z',
  },
  conversions: {
    external_id: 'D-1',
    referee_external_id: 'S2',
    milestone: 'enrolled',
    course_external_id: 'AAA',
    value_minor: '89900',
    discount_minor: '0',
    currency: 'GBP',
    occurred_at: '2023-03-28T07:46:06Z',
    code: '',
  },
  refunds: {
    external_id: 'R-1',
    conversion_external_id: 'D-1',
    amount_minor: '80910',
    reason: 'drop-out',
    occurred_at: '2023-05-06T03:36:57Z',
  },
} as const;

/** Column and message of the first error, or null. */
function problem(kind: keyof typeof rows, changes: Record<string, string | undefined>) {
  const result = parseCsvRow(kind, { ...rows[kind], ...changes });
  return result.ok ? null : result.errors[0];
}

describe('rows', () => {
  it('become the bodies of the REST API', () => {
    expect(parseCsvRow('courses', rows.courses)).toEqual({
      ok: true,
      value: { externalId: 'AAA', name: 'Module AAA', priceMinor: 98_000, currency: 'GBP' },
    });
    expect(parseCsvRow('contacts', rows.contacts)).toMatchObject({
      value: { externalId: 'S1', standing: [{ kind: 'student', status: 'active' }] },
    });
    expect(parseCsvRow('codes', rows.codes)).toMatchObject({
      value: { code: 'OU-11391', contactExternalId: 'S11391' },
    });
    expect(parseCsvRow('touches', rows.touches)).toMatchObject({
      value: { refereeExternalId: 'S2', occurredAt: new Date('2023-04-17T16:58:50Z') },
    });
    expect(parseCsvRow('conversions', rows.conversions)).toEqual({
      ok: true,
      value: {
        externalId: 'D-1',
        referee: { externalId: 'S2' },
        milestone: 'enrolled',
        courseExternalId: 'AAA',
        valueMinor: 89_900,
        discountMinor: 0,
        currency: 'GBP',
        occurredAt: new Date('2023-03-28T07:46:06Z'),
      },
    });
    expect(parseCsvRow('refunds', rows.refunds)).toMatchObject({
      value: { conversionExternalId: 'D-1', amountMinor: 80_910, reason: 'drop-out' },
    });
  });

  it('a contact without a standing is just a person', () => {
    expect(parseCsvRow('contacts', { external_id: 'S1' })).toEqual({
      ok: true,
      value: { externalId: 'S1', standing: [] },
    });
  });

  it.each([
    ['courses', { price_minor: '98.00' }, 'price_minor'],
    ['courses', { price_minor: '-1' }, 'price_minor'],
    ['courses', { currency: 'Pounds' }, 'currency'],
    ['contacts', { standing: 'pupil' }, 'standing'],
    ['contacts', { status: '' }, 'status'],
    ['contacts', { email: 'at home' }, 'email'],
    ['contacts', { external_id: '', email: '' }, 'external_id'],
    ['codes', { code: 'a' }, 'code'],
    ['touches', { occurred_at: '17/04/2023' }, 'occurred_at'],
    ['touches', { channel: 'pigeon' }, 'channel'],
    ['conversions', { referee_external_id: '' }, 'referee_external_id'],
    ['conversions', { value_minor: '' }, 'value_minor'],
    ['conversions', { value_minor: '9999999999999999' }, 'value_minor'],
    ['conversions', { milestone: 'won' }, 'milestone'],
    ['refunds', { reason: 'sorry' }, 'reason'],
    ['refunds', { occurred_at: undefined }, 'occurred_at'],
  ] as const)('%s with %j: wrong in %s', (kind, changes, column) => {
    expect(problem(kind, changes)?.column).toBe(column);
  });

  it('an empty cell is told apart from a wrong one', () => {
    expect(problem('refunds', { occurred_at: '' })?.message).toBe('Must not be empty.');
    expect(problem('refunds', { occurred_at: 'May' })?.message).toContain('ISO 8601');
    expect(problem('contacts', { external_id: '', email: '' })?.message).toContain('tells who this is');
  });

  it('names every error of a row', () => {
    const result = parseCsvRow('conversions', { external_id: 'x' });
    expect(result.ok ? [] : result.errors.map(({ column }) => column)).toEqual([
      'referee_external_id',
      'milestone',
      'value_minor',
      'currency',
      'occurred_at',
    ]);
  });
});

describe('headers', () => {
  it('may have the columns of their kind only', () => {
    for (const kind of IMPORT_KINDS) {
      expect(checkCsvHeader(kind, Object.keys(rows[kind]))).toEqual([]);
      expect(csvColumns(kind).length).toBeGreaterThan(1);
    }
    expect(checkCsvHeader('codes', ['code', 'owner'])).toEqual([
      { column: 'contact_external_id', message: 'This column is missing.' },
      { column: 'owner', message: 'Not a column of codes. Known: code, contact_external_id.' },
    ]);
    expect(checkCsvHeader('codes', ['code', 'code', 'contact_external_id'])).toEqual([
      { column: 'code', message: 'This column is there twice.' },
    ]);
  });
});

const OULAD = new URL('../../../../shared/data/oulad/', import.meta.url);

describe.skipIf(!existsSync(OULAD))('real enrolments', () => {
  it.each(IMPORT_KINDS)('every row of %s.csv parses', (kind) => {
    const file = readFileSync(new URL(`${kind}.csv`, OULAD), 'utf8');
    const { data, meta } = Papa.parse<Record<string, string>>(file, { header: true, skipEmptyLines: true });
    expect(checkCsvHeader(kind, meta.fields ?? [])).toEqual([]);
    expect(data.length).toBeGreaterThan(0);
    expect(data.filter((row) => !parseCsvRow(kind, row).ok)).toEqual([]);
  });
});
