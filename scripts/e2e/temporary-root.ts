import { statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
const ROOM_BYTES = 4 * 1024 ** 3;

/**
 * Where the databases of a test run go, which nobody needs afterwards: Linux's folder in memory when it has room, else the folder for
 * temporary files. A database is a thousand small files, and to make them on a disk costs the processor twenty times as much.
 */
export function temporaryRoot(): string {
  return !process.env.TMPDIR && hasRoom() ? MEMORY : tmpdir();
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM_BYTES && freemem() >= ROOM_BYTES;
  } catch {
    return false;
  }
}
