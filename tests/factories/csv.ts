/** Lines as a file's text. */
export function csv(...lines: string[]): string {
  return `${lines.join('\n')}\n`;
}
