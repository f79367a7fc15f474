import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Fills an empty database with the demo school.
 * @returns what the seed has to say, the sign-ins: the same on every start
 */
export async function seed(signal: AbortSignal): Promise<string> {
  const file = 'scripts/seed.ts';
  if (!existsSync(file)) return '';
  const child = spawn(process.execPath, ['--import', 'tsx', file], { signal, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaints = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (complaints += chunk));
  const code = await new Promise((done, fail) => child.once('error', fail).once('close', done));
  if (code !== 0) throw new Error(`The demo school could not be made:\n${complaints.trimEnd() || said.trimEnd()}`);
  return said.trimEnd();
}
