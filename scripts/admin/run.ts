import { parseArgs } from 'node:util';
import { AppError } from '@/lib/services/errors';
import { COMMANDS } from './commands';
import { helpText } from './help';
import { UsageError } from './usage-error';

/**
 * Runs one command line. Results go to standard output, everything else to standard error.
 * @returns the exit code: 0 done, 1 refused or not in order, 2 wrong usage
 */
export async function runAdmin(argv: string[]): Promise<number> {
  try {
    return await dispatch(argv);
  } catch (error) {
    const { text, code } = explain(error);
    process.stderr.write(`Error: ${text}\n`);
    return code;
  }
}

async function dispatch(argv: string[]): Promise<number> {
  if (!argv.length || argv[0] === 'help' || argv.includes('--help')) {
    process.stdout.write(`${helpText()}\n`);
    return argv.length ? 0 : 2;
  }
  const command = COMMANDS.find(({ name }) => name.every((word, index) => argv[index] === word));
  if (!command) throw new UsageError(`There is no command "${argv.slice(0, 2).join(' ')}".`);
  const { values, positionals } = readArguments(command.options, argv.slice(command.name.length));
  if (positionals.length > command.positionals) throw new UsageError(`What is "${positionals.at(-1)}"?`, command);
  const run = await command.load();
  return run({ values: values as Record<string, string | undefined>, positionals, command });
}

function readArguments(names: readonly string[], args: string[]) {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}.`);
  }
}

/** One line for what can be put right, with the fields it is about. */
function explain(error: unknown): { text: string; code: number } {
  if (error instanceof UsageError) return { text: error.message, code: 2 };
  if (error instanceof AppError) {
    const fields = error.errors.map(({ path, message }) => (path ? `${path}: ${message}` : message));
    return { text: fields.length ? fields.join(' ') : error.message, code: 1 };
  }
  if (process.env.DEBUG && error instanceof Error) return { text: String(error.stack), code: 1 };
  return { text: error instanceof Error ? error.message : String(error), code: 1 };
}
