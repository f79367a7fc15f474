// Without zod, for what the browser is sent.

// A name that friends and strangers read: words only, so that it is no address and no advertisement.
const NAME = /^\p{L}[\p{L}\p{M}'’-]{0,28}[\p{L}\p{M}]$/u;

/** Whether a trimmed name may be shown to others: one word of 2 to 30 letters. */
export function isShownName(name: string): boolean {
  return NAME.test(name);
}
