import { sayIssue } from '@/lib/domain/common/say-issue';
import { type AppError, InvalidInputError } from '../errors';
import type { RefusalCode } from '../refusal-codes';
import type { CsvSource } from './csv-text';
import { columnOf, KINDS } from './import-kinds';
import type { ImportKind } from './kind-names';
import { type CsvRow, columnNames, readCsv } from './read-csv';

export interface RowError {
  /** The column it is about; empty for the row as a whole. */
  column: string;
  message: string;
  /** Where a service refused the row: the code of its refusal, to say it in another language. */
  code?: RefusalCode;
}

export interface ParsedRow {
  row: number;
  /** The body as written, for a service that parses it itself. */
  body: Record<string, unknown>;
  /** What the kind's schema made of it; undefined when it complained. */
  input?: unknown;
  errors: RowError[];
}

/**
 * Reads a file of a kind into parsed rows; blank rows are left out, columns of other names are passed over.
 * @throws InvalidInputError when a column is missing or the file cannot be read
 */
export async function* parseRows(kind: ImportKind, source: CsvSource): AsyncGenerator<ParsedRow[]> {
  let heading: string[] | undefined;
  for await (const list of readCsv(source)) {
    const rows = list.filter(({ cells, error }) => error || cells.some((cell) => cell.trim() !== ''));
    if (!heading && rows.length) heading = checkHeading(kind, rows.shift());
    const names = heading ?? [];
    if (rows.length) yield rows.map((row) => parseRow(kind, names, row));
  }
  if (!heading) checkHeading(kind, undefined);
}

function checkHeading(kind: ImportKind, row: CsvRow | undefined): string[] {
  const names = columnNames(row);
  const wanted = Object.entries(KINDS[kind].columns).filter(([, { required }]) => required);
  const missing = wanted.map(([name]) => name).filter((name) => !names.includes(name));
  if (!missing.length) return names;
  const message = `The first row must name the columns; missing: ${missing.join(', ')}.`;
  throw new InvalidInputError([{ path: 'file', message }], message);
}

function parseRow(kind: ImportKind, names: readonly string[], { row, cells, error }: CsvRow): ParsedRow {
  const { columns, schema, shape } = KINDS[kind];
  if (error) return { row, body: {}, errors: [{ column: '', message: error }] };
  if (cells.slice(names.length).some((cell) => cell.trim() !== '')) {
    const message = `There are ${cells.length} fields for ${names.length} columns. Is a comma not quoted?`;
    return { row, body: {}, errors: [{ column: '', message }] };
  }
  const flat: Record<string, unknown> = {};
  names.forEach((name, index) => {
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    const value = plain(cells[index] ?? '');
    if (column && value !== '') put(flat, column.path, column.number ? toNumber(value) : value);
  });
  const body = shape ? shape(flat) : flat;
  const parsed = schema.safeParse(body, { error: sayIssue });
  if (parsed.success) return { row, body, input: parsed.data, errors: [] };
  const errors = parsed.error.issues.map(({ path, message }) => ({
    column: columnOf(kind, path.join('.')),
    message: valueAt(body, path) === undefined ? 'Is missing.' : message,
  }));
  return { row, body, errors };
}

// Spreadsheets, and exports that fear formulas, put an apostrophe before what begins like one.
function plain(cell: string): string {
  return cell.trim().replace(/^'(?=[=+\-@])/, '');
}

function toNumber(value: string): unknown {
  return /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}

function put(body: Record<string, unknown>, path: string, value: unknown): void {
  const [head = '', rest] = path.split('.');
  if (rest === undefined) body[head] = value;
  else body[head] = { ...(body[head] as object), [rest]: value };
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], body);
}

/** What a service said of a row, by its columns. */
export function rowErrors(kind: ImportKind, error: AppError): RowError[] {
  const { code, message: whole, errors } = error;
  if (!errors.length) return [{ column: '', message: whole, code }];
  return errors.map(({ path, message }) => ({
    column: columnOf(kind, path),
    message,
    ...(message === whole && { code }),
  }));
}
