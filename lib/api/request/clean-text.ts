import { type FieldError, InvalidInputError } from '@/lib/services/errors';

// Only an escape can bring these into valid JSON, so almost every body is done after one search.
const SUSPECT = /\\u(?:0000|d[89a-f])/i;
const MESSAGE = 'Must not contain NUL or half of a surrogate pair.';
const MOST_ERRORS = 20;

/**
 * Refuses text that PostgreSQL cannot hold. It must not get as far: one such row would fail a whole batch, and with it the
 * requests of others.
 * @throws InvalidInputError that names the fields
 */
export function checkCleanJson(text: string, value: unknown): void {
  if (!SUSPECT.test(text)) return;
  const errors: FieldError[] = [];
  // A list instead of recursion: the depth of the JSON is the sender's choice.
  const open: { path: string; value: unknown }[] = [{ path: '', value }];
  for (let next = open.pop(); next && errors.length < MOST_ERRORS; next = open.pop()) {
    const { path, value: current } = next;
    if (typeof current === 'string' && !isClean(current)) errors.push({ path, message: MESSAGE });
    if (typeof current !== 'object' || current === null) continue;
    for (const [key, child] of Object.entries(current)) {
      if (!isClean(key)) errors.push({ path, message: 'Must not have a name with NUL or half of a surrogate pair.' });
      else open.push({ path: path ? `${path}.${key}` : key, value: child });
    }
  }
  if (errors.length) throw new InvalidInputError(errors);
}

/** Whether PostgreSQL can hold it, as text and in JSON. */
export function isClean(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
