import type { z } from 'zod';
import { sayIssue } from '@/lib/domain/common/say-issue';
import { InvalidInputError } from './errors';

/**
 * Parses with a schema of the core.
 * @throws InvalidInputError with a path and a message for each field
 */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input, { error: sayIssue });
  if (result.success) return result.data;
  throw new InvalidInputError(
    result.error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: messageOf(issue, input) })),
  );
}

/** What is not there at all is said to be so, whatever else it would have to be. */
function messageOf({ code, path, message }: z.core.$ZodIssue, input: unknown): string {
  if (code !== 'invalid_type' || path.length === 0) return message;
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], input);
  return value === undefined || value === null ? 'Must not be empty.' : message;
}
