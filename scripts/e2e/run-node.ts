import { spawn } from 'node:child_process';

/** Runs a script of node_modules on this Node, and passes on the signals that ask to stop. @returns its exit code */
export async function runNode(args: string[], env: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}
