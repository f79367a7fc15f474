import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A child that answers one line of JSON for each line of JSON it is given. */
export interface LineProcess {
  pid: number;
  next(): Promise<Record<string, unknown>>;
  ask(job: unknown): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** Starts Node on a script; its errors are shown, its lines of JSON are answers. */
export function startProcess(args: string[], env: NodeJS.ProcessEnv = process.env): LineProcess {
  const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${args.join(' ')} ended early`);
    return JSON.parse(value) as Record<string, unknown>;
  };
  return {
    pid: child.pid as number,
    next,
    ask(job) {
      child.stdin.write(`${JSON.stringify(job)}\n`);
      return next();
    },
    stop: () => stopChild(child),
  };
}

/** Ends a child by its process id and waits until it is gone. */
export function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), 8_000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
