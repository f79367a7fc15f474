import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * `npm run admin -- …` beside the running application, on the same data.
 * @returns the JSON line that the command prints
 */
export async function admin<Answer>(...args: string[]): Promise<Answer> {
  const ours = process.env.E2E_DATA_DIR;
  const env = { ...process.env, ...(ours ? { DATA_DIR: ours, DATABASE_URL: '' } : {}) };
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'scripts/admin.ts', ...args], { env });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
