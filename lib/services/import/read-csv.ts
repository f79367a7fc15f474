import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { InvalidInputError } from '../errors';
import { type CsvSource, decodeCsv } from './csv-text';

export interface CsvRow {
  /** As a spreadsheet numbers it: the heading is row 1. */
  row: number;
  cells: string[];
  /** What is wrong with the row as CSV. */
  error?: string;
}

/** Why papaparse stumbled, in words; what it only guesses about is none. */
const PROBLEMS: Record<string, string> = {
  MissingQuotes: 'A quoted field is not closed.',
  InvalidQuotes: 'There is a quotation mark in the middle of a field.',
};

/**
 * Reads CSV row by row with a flat memory: comma, semicolon or tab, any line ends, quoted fields. Rows come in lists, as
 * they were read; the next list is read when it is asked for.
 */
export async function* readCsv(source: CsvSource): AsyncGenerator<CsvRow[]> {
  const text = decodeCsv(source);
  const first = await text.next();
  const start = first.done ? '' : first.value;
  const delimiter = delimiterOf(start);
  const input = Readable.from(joined(start, text));
  const lists = listsOf(input, delimiter);
  let row = 0;
  for await (const { data, errors } of lists) {
    const broken = new Map(errors.map((error) => [error.row ?? 0, PROBLEMS[error.code] ?? error.message]));
    yield data.map((cells, index) => ({ row: row + index + 1, cells, error: broken.get(index) }));
    row += data.length;
  }
}

async function* joined(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

/** The one of the three that parts the heading most. */
function delimiterOf(start: string): string {
  const heading = start.slice(0, start.search(/[\r\n]|$/));
  const count = (mark: string) => heading.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

type List = { data: string[][]; errors: Papa.ParseError[] };

/** papaparse calls back with lists of rows and waits while it is paused: here that is a generator. */
async function* listsOf(input: Readable, delimiter: string): AsyncGenerator<List> {
  let resume: (() => void) | undefined;
  let wake = () => {};
  let list: List | undefined;
  let done = false;
  let failure: unknown;
  Papa.parse<string[], Readable>(
    input as never,
    {
      delimiter,
      chunk(results: Papa.ParseResult<string[]>, parser: Papa.Parser) {
        list = { data: results.data, errors: results.errors.filter(({ type }) => type === 'Quotes') };
        parser.pause();
        resume = () => parser.resume();
        wake();
      },
      complete: () => {
        done = true;
        wake();
      },
      error: (error: unknown) => {
        failure = error;
        wake();
      },
    } as never,
  );
  input.once('error', (error) => {
    failure = error;
    wake();
  });
  try {
    for (;;) {
      if (failure) throw failure;
      if (list) {
        const ready = list;
        list = undefined;
        yield ready;
        resume?.();
      } else if (done) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    input.destroy();
  }
}

/** The heading's names in one spelling: `External ID`, `externalId` and `external_id` are the same column. */
export function columnNames(row: CsvRow | undefined): string[] {
  const names = (row?.cells ?? []).map((cell) =>
    cell
      .trim()
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  const doubled = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (doubled) throw new InvalidInputError([{ path: 'file', message: `The column ${doubled} is there twice.` }]);
  return names;
}
