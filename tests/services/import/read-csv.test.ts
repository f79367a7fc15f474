import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type CsvSource, textSource } from '@/lib/services/import/csv-text';
import { type CsvRow, columnNames, readCsv } from '@/lib/services/import/read-csv';

async function rowsOf(source: CsvSource): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const list of readCsv(source)) rows.push(...list);
  return rows;
}

function bytes(...parts: Uint8Array[]): CsvSource {
  return async function* () {
    yield* parts;
  };
}

describe('readCsv', () => {
  it.each([
    ['commas and LF', 'a,b\n1,2\n'],
    ['CRLF', 'a,b\r\n1,2\r\n'],
    ['CR', 'a,b\r1,2\r'],
    ['semicolons and a byte order mark', '\ufeffa;b\n1;2'],
    ['tabs', 'a\tb\n1\t2'],
  ])('reads %s', async (_, text) => {
    const rows = await rowsOf(textSource(text));
    expect(rows.filter(({ cells }) => cells.join('') !== '')).toEqual([
      { row: 1, cells: ['a', 'b'], error: undefined },
      { row: 2, cells: ['1', '2'], error: undefined },
    ]);
  });

  it('numbers rows as a spreadsheet does, quoted line ends and blank rows included', async () => {
    const rows = await rowsOf(textSource('a,b\n"x\ny",1\n\nz,2'));
    expect(rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [1, 'a'],
      [2, 'x\ny'],
      [3, ''],
      [4, 'z'],
    ]);
  });

  it('names the row of a quote that is not closed', async () => {
    const rows = await rowsOf(textSource('a,b\n1,2\n"x,3\n'));
    expect(rows.at(-1)).toMatchObject({ row: 3, error: 'A quoted field is not closed.' });
  });

  it('reads UTF-16, and UTF-8 that is cut anywhere', async () => {
    expect(await rowsOf(bytes(Buffer.from('\ufeffa\tb\nMüller\t1', 'utf16le')))).toMatchObject([
      {},
      { cells: ['Müller', '1'] },
    ]);
    const cut = [...Buffer.from('a,b\nMüller,"1\n2"\n')].map((byte) => Uint8Array.of(byte));
    expect((await rowsOf(bytes(...cut)))[1]).toMatchObject({ row: 2, cells: ['Müller', '1\n2'] });
  });

  it('refuses other encodings instead of storing garbled names', async () => {
    const latin = rowsOf(bytes(Buffer.from('a,b\nM\u00fcller,1', 'latin1')));
    await expect(latin).rejects.toMatchObject({ status: 400, errors: [{ path: 'file' }] });
  });

  it('passes on what the file system says', async () => {
    const broken: CsvSource = async function* () {
      yield 'a,b\n';
      throw new Error('disk');
    };
    await expect(rowsOf(broken)).rejects.toThrow('disk');
  });

  it('reads back what was written, however it is cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', ';', '"', '\n', 'ü', ' ') });
    const table = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 7 }), async (rows, size) => {
        const text = `one,two,three\n${Papa.unparse(rows, { newline: '\n' })}`;
        const source: CsvSource = async function* () {
          yield text.slice(0, 14);
          for (let at = 14; at < text.length; at += size) yield text.slice(at, at + size);
        };
        expect((await rowsOf(source)).slice(1).map(({ cells }) => cells)).toEqual(rows);
      }),
      { numRuns: 50 },
    );
  });
});

describe('columnNames', () => {
  it('knows a column in several spellings, once', () => {
    const row = (cells: string[]) => ({ row: 1, cells });
    expect(columnNames(row([' External ID', 'priceMinor', 'occurred-at']))).toEqual([
      'external_id',
      'price_minor',
      'occurred_at',
    ]);
    expect(() => columnNames(row(['a', 'A']))).toThrow();
    expect(columnNames(undefined)).toEqual([]);
  });
});
