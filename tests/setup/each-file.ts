import { format } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach } from 'vitest';

fc.configureGlobal({ seed: Number(process.env.FC_SEED), numRuns: Number(process.env.FC_RUNS ?? 100) });

// A complaint on the console that no test asked for is a failure. A test that expects one spies on console.error.
let complaints: string[] = [];

beforeEach(() => {
  complaints = [];
  console.error = (...args: unknown[]) => {
    complaints.push(format(...args));
  };
});

afterEach(() => {
  if (complaints.length > 0) throw new Error(`Unexpected console.error:\n${complaints.join('\n')}`);
});
