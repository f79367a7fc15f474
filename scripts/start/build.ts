import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['app', 'components', 'db', 'emails', 'inngest', 'lib', 'public'];
const files = [
  ...['package-lock.json', 'next.config.ts', 'postcss.config.mjs', 'tsconfig.json'],
  ...['proxy.ts', 'instrumentation-client.ts', join('scripts', 'build', 'compile-hints.ts')],
];
// Read when it is asked for, so that a page of the guide is corrected without a build.
const readAtRunTime = join('lib', 'help', 'content');
const marker = '.next/kith-build';

/** True when the pages in `.next` were built from the sources as they are now. */
export function isBuilt(): boolean {
  if (!existsSync('.next/BUILD_ID')) return false;
  if (existsSync(marker)) return readFileSync(marker, 'utf8') === fingerprint();
  // Built by `npm run build`, which leaves no marker: good as long as nothing is newer.
  const builtMs = statSync('.next/BUILD_ID').mtimeMs;
  const fresh = sources().every((file) => statSync(file).mtimeMs <= builtMs);
  if (fresh) writeFileSync(marker, fingerprint());
  return fresh;
}

/**
 * Builds the pages for production.
 * @param logFile where the whole output goes
 * @param signal ends the build
 * @throws Error with the end of the output
 */
export async function build(logFile: string, signal: AbortSignal): Promise<void> {
  const before = fingerprint();
  rmSync(marker, { force: true });
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    signal,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((done, fail) => child.once('error', fail).once('close', done));
  mkdirSync(join(logFile, '..'), { recursive: true });
  writeFileSync(logFile, output);
  if (code !== 0) throw new Error(`The build failed:\n${output.trimEnd().split('\n').slice(-40).join('\n')}`);
  writeFileSync(marker, before);
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of sources()) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function sources(): string[] {
  const found = folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return [...files.filter(existsSync), ...found.filter((file) => !file.startsWith(readAtRunTime)).sort()];
}
