/** Upper-cased, trimmed: the form in which a code is stored, shown and unique. */
export function normalizeCode(code: string): string {
  return code.trim().toUpperCase();
}
