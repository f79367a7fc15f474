import { csvRow } from '@/lib/domain/common/csv-table';
import type { Page } from './pagination';

/**
 * A list as CSV in pieces, a page at a time: the whole is never in memory, and no transaction stays open while it is sent.
 * @param read a page from a cursor on; null for the first
 */
export async function* pagesAsCsv<Row>(
  head: readonly string[],
  read: (cursor: string | null) => Promise<Page<Row>>,
  cellsOf: (row: Row) => readonly (string | number | Date | null)[],
): AsyncGenerator<string> {
  yield csvRow(head);
  let cursor: string | null = null;
  do {
    const page: Page<Row> = await read(cursor);
    if (page.data.length > 0) yield page.data.map((row) => csvRow(cellsOf(row).map(text))).join('');
    cursor = page.nextCursor;
  } while (cursor !== null);
}

function text(cell: string | number | Date | null): string {
  return cell instanceof Date ? cell.toISOString() : String(cell ?? '');
}
