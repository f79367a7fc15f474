import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identityOf, isRunning } from '@/scripts/start/process-identity';
import { readLock, takeLock } from '@/scripts/start/run-lock';
import { stopLeftBehind } from '@/scripts/start/supervise';

const newFolder = () => mkdtempSync(join(tmpdir(), 'kith-lock-'));

async function sleeper() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await new Promise((done) => child.once('spawn', done));
  return child;
}

describe('one start for each data folder', () => {
  it('is refused to the second, with the name of the first, until it is released', () => {
    const folder = newFolder();
    const first = takeLock(folder, 'npm start');
    expect(takeLock(folder, 'npm run dev')).toMatchObject({
      ok: false,
      holder: { command: 'npm start', pid: process.pid },
    });
    if (first.ok) first.release();
    expect(readLock(folder)).toBeNull();
    expect(takeLock(folder, 'npm run dev').ok).toBe(true);
  });

  it('takes the place of a holder that has died, also when its number was given again', async () => {
    const folder = newFolder();
    const dead = { ...identityOf(process.pid), began: '1', command: 'npm start' };
    writeFileSync(join(folder, 'kith.lock'), JSON.stringify(dead));
    expect(readLock(folder)).toBeNull();
    expect(takeLock(folder, 'npm start').ok).toBe(true);
  });
});

describe('a program that a killed start left behind', () => {
  it('is stopped when it is the very process that was written down', async () => {
    const folder = join(newFolder(), 'data');
    takeLock(folder, 'npm start');
    const child = await sleeper();
    mkdirSync(join(folder, 'run'));
    const identity = identityOf(Number(child.pid));
    writeFileSync(join(folder, 'run/server.json'), JSON.stringify(identity));
    expect(await stopLeftBehind(folder, 'server')).toBe(true);
    expect(isRunning(identity)).toBe(false);
    expect(existsSync(join(folder, 'run/server.json'))).toBe(false);
    expect(await stopLeftBehind(folder, 'server')).toBe(false);
  });

  it('is left alone when the number belongs to another process now', async () => {
    const folder = newFolder();
    const child = await sleeper();
    mkdirSync(join(folder, 'run'));
    writeFileSync(join(folder, 'run/worker.json'), JSON.stringify({ pid: child.pid, began: '1' }));
    expect(await stopLeftBehind(folder, 'worker')).toBe(false);
    expect(isRunning(identityOf(Number(child.pid)))).toBe(true);
    child.kill('SIGKILL');
  });
});
