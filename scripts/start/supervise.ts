import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { identityOf, isRunning, type ProcessIdentity } from './process-identity';

export interface Supervised {
  /** Ends the program and does not start it again; kills it after five seconds. */
  stop(): Promise<void>;
  /** Ends it so that it starts anew at once. */
  restart(): void;
  /** Ends it at once. */
  kill(): void;
}

export interface Program {
  name: string;
  file: string;
  dataDir: string;
  /** Called when the program has ended so often, so early, that starting it again is no use. */
  onGiveUp: (reason: string) => void;
}

const GRACE_MS = 5000;
const STEADY_MS = 30_000;
const EARLY_ENDS = 5;
const delayMs = (ends: number) => Math.min(500 * 2 ** (ends - 1), 30_000);

/**
 * A batch of hundreds of requests lives until its commit: with the default of 16 MB it is copied from one half of the young
 * generation to the other, and then to the old one, before it is garbage. Helping threads stay, on two cores too: without them the
 * slowest of a thousand conversions wait a quarter less, but a third fewer landing pages are answered.
 */
export const NODE_OPTIONS = ['--max-semi-space-size=64'];

/** Runs a TypeScript program as a child, starts it again when it ends, and keeps its number in the data folder. */
export function supervise({ name, file, dataDir, onGiveUp }: Program): Supervised {
  let child: ChildProcess | undefined;
  let stopping = false;
  let wanted = false;
  let ends = 0;
  let steady = false;
  let again: NodeJS.Timeout | undefined;

  const start = () => {
    const began = performance.now();
    child = launch(file);
    if (child.pid) writeFileSync(pidFile(dataDir, name), JSON.stringify(identityOf(child.pid)));
    child.once('exit', (code, signal) => {
      if (stopping) return;
      if (wanted) {
        wanted = false;
        return start();
      }
      const lasted = performance.now() - began > STEADY_MS;
      steady ||= lasted;
      ends = lasted ? 1 : ends + 1;
      const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
      // What worked once is tried for ever; what never worked will not work by itself.
      if (!steady && ends >= EARLY_ENDS) return onGiveUp(`The ${name} ${how}, ${ends} times in a row.`);
      console.error(`  ! The ${name} ${how}; starting it again.`);
      again = setTimeout(start, delayMs(ends));
    });
  };

  mkdirSync(join(dataDir, 'run'), { recursive: true });
  start();
  return {
    async stop() {
      stopping = true;
      clearTimeout(again);
      if (child?.pid) await end(identityOf(child.pid));
      rmSync(pidFile(dataDir, name), { force: true });
    },
    restart() {
      wanted = child?.exitCode === null;
      child?.kill('SIGTERM');
    },
    kill() {
      stopping = true;
      clearTimeout(again);
      child?.kill('SIGKILL');
    },
  };
}

/** Ends the program of that name which a killed start left behind, if it still runs. */
export async function stopLeftBehind(dataDir: string, name: string): Promise<boolean> {
  let left: ProcessIdentity;
  try {
    left = JSON.parse(readFileSync(pidFile(dataDir, name), 'utf8'));
  } catch {
    return false;
  }
  const found = isRunning(left);
  if (found) await end(left);
  rmSync(pidFile(dataDir, name), { force: true });
  return found;
}

const pidFile = (dataDir: string, name: string) => join(dataDir, 'run', `${name}.json`);

function launch(file: string): ChildProcess {
  const args = [...NODE_OPTIONS, '--import', './scripts/start/stay-with-parent.mjs', '--import', 'tsx', file];
  // In its own group: Ctrl-C reaches only the starter, which ends things in their order.
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
    // What was compiled once need not be compiled at the next start.
    env: { NODE_COMPILE_CACHE: 'node_modules/.cache/kith-compiled', ...process.env },
  });
}

async function end(program: ProcessIdentity): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGTERM', GRACE_MS],
    ['SIGKILL', 2000],
  ] as const) {
    if (!isRunning(program)) return;
    process.kill(program.pid, signal);
    const until = performance.now() + patienceMs;
    while (isRunning(program) && performance.now() < until) await wait(20);
  }
}
