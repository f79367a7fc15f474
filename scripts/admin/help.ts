import { COMMANDS } from './commands';

/** What `npm run admin -- help` says. */
export function helpText(): string {
  const lines = COMMANDS.flatMap(({ name, usage, summary }) => [
    `  ${name.join(' ')} ${usage}`.trimEnd(),
    `      ${summary}`,
  ]);
  return [
    'npm run admin -- COMMAND …',
    '',
    'Works while Kith runs, and when it does not. DATA_DIR and DATABASE_URL choose the database, as for npm start.',
    'Results are one line of JSON on standard output. Exit code 0: done, 1: refused or not in order, 2: wrong usage.',
    '',
    ...lines,
  ].join('\n');
}
