import type { z } from 'zod';
import { InvalidInputError } from './errors';

/**
 * Parses with a schema of the core.
 * @throws InvalidInputError with a path and a message for each field
 */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new InvalidInputError(
    result.error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message })),
  );
}
