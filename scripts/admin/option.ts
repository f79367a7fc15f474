import type { Given } from './command';
import { UsageError } from './usage-error';

/** The value of an option that has to be there. */
export function required({ values, command }: Given, name: string): string {
  const value = values[name];
  if (!value) throw new UsageError(`--${name} is missing.`, command);
  return value;
}

/** The word in this place. */
export function positional({ positionals, command }: Given, index: number, name: string): string {
  const value = positionals[index];
  if (!value) throw new UsageError(`${name} is missing.`, command);
  return value;
}
