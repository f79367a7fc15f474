import { parseArgs } from 'node:util';
import { AppError } from '@/lib/services/errors';
import { COMMANDS } from './admin/commands';
import { helpText } from './admin/help';
import { UsageError } from './admin/usage-error';

/** `npm run admin -- COMMAND …`: results on standard output, everything else on standard error. */
async function main(argv: string[]): Promise<number> {
  const words = argv.filter((word) => !word.startsWith('-'));
  if (!argv.length || words[0] === 'help' || argv.includes('--help')) {
    console.log(helpText());
    return argv.length ? 0 : 2;
  }
  const command = COMMANDS.find(({ name }) => name.every((word, index) => argv[index] === word));
  if (!command) throw new UsageError(`There is no command "${words.slice(0, 2).join(' ')}".`);
  const { values, positionals } = readArguments(command.options, argv.slice(command.name.length));
  if (positionals.length > command.positionals) throw new UsageError(`What is "${positionals.at(-1)}"?`, command);
  const given = { values: values as Record<string, string | undefined>, positionals, command };
  return (await command.run(given)) ?? 0;
}

function readArguments(names: readonly string[], args: string[]) {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0] ?? '');
  }
}

/** One line for what can be put right, with the fields it is about. */
function explain(error: unknown): { text: string; code: number } {
  if (error instanceof UsageError) return { text: error.message, code: 2 };
  if (error instanceof AppError) {
    const fields = error.errors.map(({ path, message }) => (path ? `${path}: ${message}` : message));
    return { text: fields.length ? fields.join(' ') : error.message, code: 1 };
  }
  const known = error instanceof Error && !('query' in error) ? error.message : String(error);
  return { text: process.env.DEBUG && error instanceof Error ? String(error.stack) : known, code: 1 };
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const { text, code } = explain(error);
    console.error(`Error: ${text}`);
    process.exit(code);
  },
);
