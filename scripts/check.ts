import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

// npm run check: everything that can be told without running Kith, each in one line, all side by side.
const checks: { name: string; command: string[] }[] = [
  { name: 'format and lint', command: ['@biomejs/biome/bin/biome', 'ci', '--colors=off', '--log-level=warn', '.'] },
  { name: 'types', command: ['typescript/bin/tsc', '--noEmit', '--pretty', 'false'] },
  { name: 'dead code', command: ['knip/bin/knip.js', '--no-progress'] },
  { name: 'layers', command: ['vitest/vitest.mjs', 'run', '--project', 'architecture', '--reporter', 'dot'] },
];

async function run([program, ...args]: string[]): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [`node_modules/${program}`, ...args], {
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise<number>((done, fail) => child.once('error', fail).once('close', (c) => done(c ?? 1)));
  return { code, output };
}

async function check({ name, command }: (typeof checks)[number]): Promise<boolean> {
  const began = performance.now();
  const { code, output } = await run(command);
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
  console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(16)}${seconds} s${code === 0 ? '' : `\n${output.trimEnd()}\n`}`);
  return code === 0;
}

/** Next writes the types of its routes; a fresh clone has none yet. */
async function makeRouteTypes(): Promise<void> {
  const file = 'next-env.d.ts';
  const named = existsSync(file) ? [...readFileSync(file, 'utf8').matchAll(/^import "(.+)";$/gm)] : [];
  if (named.length > 0 && named.every(([, path]) => existsSync(String(path)))) return;
  const { code, output } = await run(['next/dist/bin/next', 'typegen']);
  if (code !== 0) throw new Error(`next typegen failed:\n${output}`);
}

await makeRouteTypes();
const results = await Promise.all(checks.map(check));
process.exit(results.every(Boolean) ? 0 : 1);
