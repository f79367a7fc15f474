import type { Command } from './command';

/** The command was called in a way that it does not know: exit code 2, with its usage. */
export class UsageError extends Error {
  constructor(message: string, command?: Pick<Command, 'name' | 'usage'>) {
    const usage = command
      ? ` Usage: npm run admin -- ${command.name.join(' ')} ${command.usage}`
      : ' See: npm run admin -- help';
    super(`${message}${usage}`);
  }
}
