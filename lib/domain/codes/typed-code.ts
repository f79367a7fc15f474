// Without zod, for what the browser is sent.

/** A normalized code that somebody may choose: 4 to 24 of A-Z, 0-9 and inner dashes. */
export const CODE = /^[A-Z0-9](?:[A-Z0-9-]{2,22})[A-Z0-9]$/;

/** Upper-cased, trimmed: the form in which a code is stored, shown and unique. */
export function normalizeCode(code: string): string {
  return code.trim().toUpperCase();
}
