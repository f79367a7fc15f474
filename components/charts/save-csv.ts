import { csvCell } from './chart-csv';

/** Saves a table as CSV (RFC 4180) in the reader's browser; the first line names the columns. */
export function saveCsv(fileName: string, lines: readonly (readonly string[])[]): void {
  saveText(fileName, lines.map((line) => line.map(csvCell).join(',')).join('\r\n'));
}

/** Saves text that is CSV already. */
export function saveText(fileName: string, csv: string): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', csv], { type: 'text/csv;charset=utf-8' }));
  Object.assign(document.createElement('a'), { href: url, download: `${fileName}.csv` }).click();
  URL.revokeObjectURL(url);
}
