import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, isRunning, type ProcessIdentity } from './process-identity';

export interface LockHolder extends ProcessIdentity {
  /** What holds it, as the user called it, e.g. `npm start`. */
  command: string;
}

export type RunLock = { ok: true; release: () => void } | { ok: false; holder: LockHolder };

/** Takes a data folder for this process. A lock whose holder has died does not count. */
export function takeLock(dataDir: string, command: string): RunLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'kith.lock');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ ...identityOf(process.pid), command }));
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        linkSync(draft, file);
        return { ok: true, release: () => rmSync(file, { force: true }) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = readLock(dataDir);
      if (holder) return { ok: false, holder };
      rmSync(file, { force: true });
    }
    throw new Error(`${file} cannot be taken`);
  } finally {
    rmSync(draft);
  }
}

/** Who runs on this data folder now; null when nobody does. */
export function readLock(dataDir: string): LockHolder | null {
  try {
    const holder = JSON.parse(readFileSync(join(dataDir, 'kith.lock'), 'utf8')) as LockHolder;
    return isRunning(holder) ? holder : null;
  } catch {
    return null;
  }
}
