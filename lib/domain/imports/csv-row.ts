import type { z } from 'zod';
import { recordConversionSchema } from '../conversions/schema';
import { createCourseSchema } from '../courses/schema';
import { upsertContactSchema } from '../people/schema';
import { importTouchSchema } from '../tracking/schema';
import { importCodeSchema, importRefundSchema } from './schema';

/** What can be imported. Each takes the columns below; they are the bodies of the REST API, flattened. */
export const IMPORT_KINDS = ['courses', 'contacts', 'codes', 'touches', 'conversions', 'refunds'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

type Column = { readonly path: readonly (string | number)[]; readonly type?: 'integer'; readonly required?: boolean };
type Format<Schema extends z.ZodType> = { readonly schema: Schema; readonly columns: Readonly<Record<string, Column>> };

const text = (...path: (string | number)[]): Column => ({ path });
const required = (...path: (string | number)[]): Column => ({ path, required: true });
const integer = (...path: (string | number)[]): Column => ({ path, type: 'integer' });
const amount = (...path: (string | number)[]): Column => ({ path, type: 'integer', required: true });

const FORMATS = {
  courses: {
    schema: createCourseSchema,
    columns: {
      external_id: required('externalId'),
      name: required('name'),
      price_minor: amount('priceMinor'),
      currency: required('currency'),
    },
  },
  contacts: {
    schema: upsertContactSchema,
    columns: {
      external_id: text('externalId'),
      email: text('email'),
      phone: text('phone'),
      first_name: text('firstName'),
      last_name: text('lastName'),
      standing: text('standing', 0, 'kind'),
      status: text('standing', 0, 'status'),
      guardian_external_id: text('guardianExternalId'),
      birth_date: text('birthDate'),
    },
  },
  codes: {
    schema: importCodeSchema,
    columns: { code: required('code'), contact_external_id: required('contactExternalId') },
  },
  touches: {
    schema: importTouchSchema,
    columns: {
      code: required('code'),
      channel: text('channel'),
      visitor_id: text('visitorId'),
      referee_external_id: text('refereeExternalId'),
      occurred_at: required('occurredAt'),
      user_agent: text('userAgent'),
    },
  },
  conversions: {
    schema: recordConversionSchema,
    columns: {
      external_id: required('externalId'),
      referee_external_id: text('referee', 'externalId'),
      referee_email: text('referee', 'email'),
      referee_phone: text('referee', 'phone'),
      milestone: required('milestone'),
      course_external_id: text('courseExternalId'),
      value_minor: amount('valueMinor'),
      discount_minor: integer('discountMinor'),
      currency: required('currency'),
      occurred_at: required('occurredAt'),
      code: text('code'),
    },
  },
  refunds: {
    schema: importRefundSchema,
    columns: {
      external_id: required('externalId'),
      conversion_external_id: required('conversionExternalId'),
      amount_minor: amount('amountMinor'),
      reason: required('reason'),
      occurred_at: required('occurredAt'),
    },
  },
} as const satisfies Record<ImportKind, Format<z.ZodType>>;

export type ImportRow<Kind extends ImportKind> = z.output<(typeof FORMATS)[Kind]['schema']>;

/** What is wrong in a row or a header, by column. */
export type CsvError = { readonly column: string; readonly message: string };

export type CsvRow<Kind extends ImportKind> =
  | { readonly ok: true; readonly value: ImportRow<Kind> }
  | { readonly ok: false; readonly errors: readonly CsvError[] };

/** The columns a kind of file may have; the required ones are marked. */
export function csvColumns(kind: ImportKind): { column: string; required: boolean }[] {
  const columns: Readonly<Record<string, Column>> = FORMATS[kind].columns;
  return Object.entries(columns).map(([column, { required: isRequired }]) => ({
    column,
    required: isRequired === true,
  }));
}

/** What is wrong with the header of a file: required columns that are missing, others that are not known, doubles. */
export function checkCsvHeader(kind: ImportKind, header: readonly string[]): CsvError[] {
  const known = csvColumns(kind);
  const names = known.map(({ column }) => column);
  const missing = known.filter((column) => column.required && !header.includes(column.column));
  const errors = missing.map(({ column }) => ({ column, message: 'This column is missing.' }));
  header.forEach((column, index) => {
    if (!names.includes(column))
      errors.push({ column, message: `Not a column of ${kind}. Known: ${names.join(', ')}.` });
    else if (header.indexOf(column) !== index) errors.push({ column, message: 'This column is there twice.' });
  });
  return errors;
}

/**
 * One row as text by column name, parsed with the schema of the REST API. Empty cells are absent. Errors name the column.
 */
export function parseCsvRow<Kind extends ImportKind>(
  kind: Kind,
  row: Readonly<Record<string, string | undefined>>,
): CsvRow<Kind> {
  const columns: Readonly<Record<string, Column>> = FORMATS[kind].columns;
  const body: Tree = kind === 'contacts' ? { standing: [] } : kind === 'conversions' ? { referee: {} } : {};
  for (const [name, column] of Object.entries(columns)) {
    const cell = row[name]?.trim();
    if (cell) place(body, column.path, column.type === 'integer' ? integerOf(cell) : cell);
  }
  const result = FORMATS[kind].schema.safeParse(body);
  if (result.success) return { ok: true, value: result.data as ImportRow<Kind> };
  return { ok: false, errors: result.error.issues.map((issue) => errorOf(issue, columns, row)) };
}

type Tree = { [key: string | number]: unknown };

function place(body: Tree, path: readonly (string | number)[], value: unknown): void {
  let node = body;
  path.slice(0, -1).forEach((key) => {
    node[key] ??= {};
    node = node[key] as Tree;
  });
  node[path.at(-1) as string | number] = value;
}

// What is no whole number stays text, so that the schema refuses it in its own words.
function integerOf(cell: string): number | string {
  return /^-?\d{1,15}$/.test(cell) ? Number(cell) : cell;
}

function errorOf(
  issue: { readonly path: readonly PropertyKey[]; readonly message: string },
  columns: Readonly<Record<string, Column>>,
  row: Readonly<Record<string, string | undefined>>,
): CsvError {
  const path = issue.path.join('.');
  const entries = Object.entries(columns);
  const found =
    entries.find(([, column]) => column.path.join('.') === path) ??
    entries.find(([, column]) => `${column.path.join('.')}.`.startsWith(`${path}.`));
  const column = found?.[0] ?? entries[0]?.[0] ?? '';
  return { column, message: row[column]?.trim() ? issue.message : missingMessage(issue.message) };
}

function missingMessage(message: string): string {
  return message.startsWith('Invalid') ? 'Must not be empty.' : message;
}
