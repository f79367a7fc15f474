import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { stopChild } from '../lib/process';

/** A process that can be killed at any instant and started again in its place. */
export interface Program {
  /** @throws Error with the end of its log when it does not get ready */
  start(): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** How often it ended by itself, and was started again as `npm start` does. */
  ends(): number;
}

export interface ProgramOptions {
  args: () => string[];
  logFile: string;
  /** Whether the program that was just started answers. */
  isReady: () => Promise<boolean>;
}

const PATIENCE_MS = 120_000;
const LOADERS = ['--import', './scripts/start/stay-with-parent.mjs', '--import', 'tsx'];

const AGAIN_MS = 500;

/** A TypeScript program as a child with a log file; it ends with this process, however that ends. */
export function program({ args, logFile, isReady }: ProgramOptions): Program {
  let child: ChildProcess | undefined;
  let wanted = false;
  let ends = 0;
  let again: NodeJS.Timeout | undefined;

  function launch(): void {
    const log = openSync(logFile, 'a');
    // In its own group: Ctrl-C reaches only the bench, which ends things in their order.
    child = spawn(process.execPath, [...LOADERS, ...args()], { stdio: ['ignore', log, log, 'ipc'], detached: true });
    closeSync(log);
    const current = child;
    current.once('exit', (code, signal) => {
      if (!wanted || child !== current) return;
      ends += 1;
      console.error(`${args()[0]} ended by itself (${signal ?? code}):\n${endOf(logFile)}`);
      again = setTimeout(launch, AGAIN_MS);
    });
  }

  async function start(): Promise<void> {
    wanted = true;
    launch();
    const until = performance.now() + PATIENCE_MS;
    while (!(await isReady())) {
      if (performance.now() > until) throw new Error(`${args()[0]} did not start:\n${endOf(logFile)}`);
      await wait(25);
    }
  }

  function release(): void {
    wanted = false;
    clearTimeout(again);
  }

  async function kill(): Promise<void> {
    release();
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async function stop(): Promise<void> {
    release();
    if (child) await stopChild(child);
  }

  return { start, kill, stop, ends: () => ends };
}

const endOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
