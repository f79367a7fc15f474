import { mkdirSync, readdirSync } from 'node:fs';
import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '@/db/embedded/postmaster';
import type { NewTouch } from '@/db/queries/touches';

/** A touch that waits for the database, with what is to be done beside storing it. */
export interface JournaledTouch {
  touch: NewTouch;
  /** Whose referral may wait longer because of it; null when nobody's can. */
  extend: { organizationId: string; codeId: string } | null;
}

export interface TouchJournal {
  /** Writes them at the end; resolves when they are on the disk. */
  append: (entries: readonly JournaledTouch[]) => Promise<void>;
  /** Hands everything written so far to `store`, oldest first, and forgets what it has taken. Stops at its first error. */
  drain: (store: (entries: JournaledTouch[]) => Promise<void>) => Promise<void>;
  /** Whether there is something to drain: of this process, or of one that has ended. */
  hasEntries: () => boolean;
}

const AT_ONCE = 500;
const FILE = /^(\d+)-(\d+)-(.+)\.ndjson$/;

/**
 * An append-only journal of touches in a folder: files of lines of JSON, one file a process and outage, named by its time so that
 * they sort. What a process that was killed has left is taken over by the next one on the same machine.
 */
export function touchJournal(folder: string): TouchJournal {
  let file: { name: string; handle: FileHandle } | null = null;
  let serial = 0;
  let turn: Promise<unknown> = Promise.resolve();

  // A file is never closed while somebody writes to it.
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  }

  async function append(entries: readonly JournaledTouch[]): Promise<void> {
    file ??= await create();
    await file.handle.appendFile(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    await file.handle.datasync();
  }

  async function closeFile(): Promise<void> {
    const last = file;
    file = null;
    await last?.handle.close();
  }

  async function create(): Promise<{ name: string; handle: FileHandle }> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    serial += 1;
    // Both numbers padded: names sort as they were made.
    const time = `${Date.now()}${String(serial % 1000).padStart(3, '0')}`;
    const name = `${time}-${process.pid}-${hostname()}.ndjson`;
    return { name, handle: await open(join(folder, name), 'a', 0o600) };
  }

  async function drain(store: (entries: JournaledTouch[]) => Promise<void>): Promise<void> {
    // From here on a new file is written, so that each is read when it is whole.
    await inTurn(closeFile);
    for (const name of filesOf(folder, file)) {
      const path = join(folder, name);
      const entries = (await readFile(path, 'utf8')).split('\n').flatMap(parseLine);
      for (let from = 0; from < entries.length; from += AT_ONCE) await store(entries.slice(from, from + AT_ONCE));
      await rm(path);
    }
  }

  return {
    append: (entries) => inTurn(() => append(entries)),
    drain,
    hasEntries: () => filesOf(folder, null).length > 0,
  };
}

// Those of this process and of processes that have ended; another live one still writes its own.
function filesOf(folder: string, open: { name: string } | null): string[] {
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  const mayTake = (name: string) => {
    const [, , pid, host] = FILE.exec(name) ?? [];
    return host === hostname() && name !== open?.name && (Number(pid) === process.pid || !isAlive(Number(pid)));
  };
  return names.filter(mayTake).sort();
}

// A line that was cut off belongs to a touch that was never answered.
function parseLine(line: string): JournaledTouch[] {
  try {
    const entry = JSON.parse(line) as JournaledTouch;
    return [{ ...entry, touch: { ...entry.touch, occurredAt: new Date(entry.touch.occurredAt) } }];
  } catch {
    return [];
  }
}
