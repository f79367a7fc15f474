import type { CsvSource } from './csv-text';
import { KINDS } from './import-kinds';
import type { ImportKind } from './kind-names';
import { type ParsedRow, parseRows } from './parse-rows';

const AT_ONCE = 1_000;

/**
 * The rows of a file, a thousand at a time, those of ordered kinds in the order of their instants. A file that is in order,
 * as exports are, is read twice and never held in memory; only one that is not is.
 */
export async function* inOrder(kind: ImportKind, source: CsvSource): AsyncGenerator<ParsedRow[]> {
  if (KINDS[kind].ordered && !(await isInOrder(kind, source))) {
    const rows = await collect(kind, source);
    rows.sort((a, b) => instantOf(a) - instantOf(b) || a.row - b.row);
    for (let from = 0; from < rows.length; from += AT_ONCE) yield rows.slice(from, from + AT_ONCE);
    return;
  }
  let waiting: ParsedRow[] = [];
  for await (const list of parseRows(kind, source)) {
    waiting.push(...list);
    while (waiting.length >= AT_ONCE) {
      yield waiting.slice(0, AT_ONCE);
      waiting = waiting.slice(AT_ONCE);
    }
  }
  if (waiting.length) yield waiting;
}

async function isInOrder(kind: ImportKind, source: CsvSource): Promise<boolean> {
  let latest = Number.NEGATIVE_INFINITY;
  for await (const list of parseRows(kind, source)) {
    for (const row of list) {
      if (row.input === undefined) continue;
      const instant = instantOf(row);
      if (instant < latest) return false;
      latest = instant;
    }
  }
  return true;
}

async function collect(kind: ImportKind, source: CsvSource): Promise<ParsedRow[]> {
  const rows: ParsedRow[] = [];
  for await (const list of parseRows(kind, source)) rows.push(...list);
  return rows;
}

// A row that was refused is reported first and does not matter to the others.
function instantOf({ input }: ParsedRow): number {
  return (input as { occurredAt?: Date } | undefined)?.occurredAt?.getTime() ?? Number.NEGATIVE_INFINITY;
}
