/** Rows as CSV (RFC 4180). No cell begins like a formula, which a spreadsheet would run; negative numbers stay numbers. */
export function csvTable(rows: readonly (readonly string[])[]): string {
  return rows.map(csvRow).join('');
}

/** One row with its line end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(text: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
