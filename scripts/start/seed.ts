import { spawn } from 'node:child_process';
import { findOrganizationId, listOrganizationIds } from '@/lib/services/organizations/reads';
import { demoSignIns } from '../seed/sign-ins';

/**
 * Fills an empty database with the demo school.
 * @returns the demo sign-ins, the same on every start; nothing when another school is there and no demo
 */
export async function seed(signal: AbortSignal): Promise<string> {
  if (await findOrganizationId('demo')) return demoSignIns();
  if ((await listOrganizationIds()).length) return '';
  const file = 'scripts/seed.ts';
  const child = spawn(process.execPath, ['--import', 'tsx', file], { signal, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaints = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (complaints += chunk));
  const code = await new Promise((done, fail) => child.once('error', fail).once('close', done));
  if (code !== 0) throw new Error(`The demo school could not be made:\n${complaints.trimEnd() || said.trimEnd()}`);
  return said.trimEnd();
}
