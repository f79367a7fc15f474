import { csvRow } from '@/lib/domain/common/csv-table';
import type { Page } from './pagination';

/** What stands in each column of a file, by the column's name, in their order. */
export type CsvColumns<Row> = Readonly<Record<string, (row: Row) => string | number | Date | null>>;

/**
 * A list as CSV in pieces, a page at a time: the whole is never in memory, and no transaction stays open while it is sent.
 * @param read a page from a cursor on; null for the first
 */
export async function* pagesAsCsv<Row>(
  columns: CsvColumns<Row>,
  read: (cursor: string | null) => Promise<Page<Row>>,
): AsyncGenerator<string> {
  const cells = Object.values(columns);
  yield csvRow(Object.keys(columns));
  let cursor: string | null = null;
  do {
    const page: Page<Row> = await read(cursor);
    if (page.data.length > 0) yield page.data.map((row) => csvRow(cells.map((cell) => text(cell(row))))).join('');
    cursor = page.nextCursor;
  } while (cursor !== null);
}

/** A list that is read at once, as CSV. */
export function listAsCsv<Row>(columns: CsvColumns<Row>, data: Row[]): AsyncGenerator<string> {
  return pagesAsCsv(columns, async () => ({ data, nextCursor: null }));
}

function text(cell: string | number | Date | null): string {
  return cell instanceof Date ? cell.toISOString() : String(cell ?? '');
}
