import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export interface CrashOptions {
  rounds: number;
  seed: number;
}

/** `--rounds 200 --seed 7`; without a seed one is drawn, and printed. */
export function readOptions(args: string[]): CrashOptions {
  const { values } = parseArgs({ args, options: { rounds: { type: 'string' }, seed: { type: 'string' } } });
  return {
    rounds: whole('rounds', values.rounds ?? '10'),
    seed: whole('seed', values.seed ?? String(randomInt(2 ** 31))),
  };
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  console.error(`--${name} must be a whole number above 0`);
  process.exit(2);
}
