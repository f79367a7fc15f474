import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Unprivileged {
  /** The command to run in place of `program args`. */
  wrap(program: string, args: string[]): [program: string, args: string[]];
  /** Extra options for `spawn`. */
  spawnOptions: { uid?: number; gid?: number };
  /** The user who has to own the data, as seen from outside; undefined: whoever runs us. */
  ownerUid: number | undefined;
}

const NOBODY = 65534;
let known: Unprivileged | undefined;

/**
 * How to run PostgreSQL, which refuses to be root. A user namespace keeps the files root's and works inside a private
 * folder; where namespaces are forbidden, the process becomes "nobody" and owns its data folder.
 */
export function unprivileged(): Unprivileged {
  known ??= process.getuid?.() === 0 ? asRoot() : { wrap: (p, a) => [p, a], spawnOptions: {}, ownerUid: undefined };
  return known;
}

function asRoot(): Unprivileged {
  const flags = ['-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  const forced = process.env.KITH_POSTGRES_AS === 'nobody';
  if (!forced && spawnSync('unshare', [...flags, 'true'], { stdio: 'ignore' }).status === 0) {
    return { wrap: (p, a) => ['unshare', [...flags, p, ...a]], spawnOptions: {}, ownerUid: 0 };
  }
  return { wrap: (p, a) => [p, a], spawnOptions: { uid: NOBODY, gid: NOBODY }, ownerUid: NOBODY };
}

/** Gives the folder and all in it to the user who will run the server, when it is not theirs yet. */
export function giveFolder(folder: string, ownerUid: number | undefined): void {
  if (ownerUid === undefined || lstatSync(folder).uid === ownerUid) return;
  const give = (path: string) => {
    const entry = lstatSync(path);
    if (entry.isDirectory()) for (const name of readdirSync(path)) give(join(path, name));
    if (!entry.isSymbolicLink()) chownSync(path, ownerUid, ownerUid);
  };
  give(folder);
}
