/** A command's result: one line of JSON on standard output, for people and programs alike. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
