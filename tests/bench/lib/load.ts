import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Job {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  /** Paths to ask for, or what is filled in for {line} in the body, in turns. */
  lines: readonly string[];
  /** JSON; {serial} becomes a number that no other request has. */
  body?: string;
}

export interface LoadResult {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  errors: number;
  answered: number;
}

const run = promisify(execFile);
const LONGEST_WAIT_S = 20;
// Each job goes on where it stopped, so that no request is ever made twice.
const serials = new WeakMap<Job, number>();

/**
 * Puts load on a server with wrk, for so many seconds over so many connections. wrk is written in C: a load tool in JavaScript
 * takes longer to read our page than the server to make it, and would be measured instead.
 */
export async function putLoad(job: Job, connections: number, seconds: number): Promise<LoadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'kith-load-'));
  try {
    const file = join(folder, 'lines');
    writeFileSync(file, job.lines.join('\n'));
    const serial = serials.get(job) ?? Date.now() * 1000;
    const { stdout } = await run('wrk', [
      ...['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`],
      ...['--timeout', `${LONGEST_WAIT_S}s`, '--script', 'tests/bench/lib/load.lua'],
      ...Object.entries(job.headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
      ...[job.url, '--', job.method, file, job.body ?? '', String(serial)],
    ]);
    const measured = JSON.parse(stdout.trim().split('\n').at(-1) as string);
    // Those that were under way at the end have used their numbers too.
    serials.set(job, serial + measured.requests + connections + 1);
    return toResult(measured);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ends the process with one line that says what to install, when wrk is not there. */
export function requireLoadTool(): void {
  try {
    execFileSync('wrk', ['--version'], { stdio: 'ignore' });
  } catch (error) {
    // It answers its version with an exit status of 1.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return;
    console.error('No load tool found. Install it: apt-get install wrk');
    process.exit(2);
  }
}

function toResult(of: { requests: number; micros: number; p50: number; p99: number; errors: number; refused: number }) {
  return {
    perSecond: Math.round(of.requests / (of.micros / 1e6)),
    p50Ms: Math.round(of.p50 / 100) / 10,
    p99Ms: Math.round(of.p99 / 100) / 10,
    errors: of.errors + of.refused,
    answered: of.requests - of.refused,
  };
}
