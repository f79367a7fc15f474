import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries';
import { giveFolder, type Unprivileged } from './unprivileged';

export const OWNER_ROLE = 'kith_owner';

/**
 * Makes a new, empty cluster at `dataDir` whose only role is the owner with that password.
 * It is built beside and moved into place, so that a start that was killed half-way leaves nothing half-made.
 */
export function initCluster(binaries: Binaries, as: Unprivileged, dataDir: string, password: string): void {
  if (existsSync(join(dataDir, 'PG_VERSION'))) return;
  const building = `${dataDir}.new`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(dirname(dataDir), { recursive: true });
  mkdirSync(building, { mode: 0o700 });
  giveFolder(building, as.ownerUid);
  const secret = mkdtempSync(join(tmpdir(), 'kith-initdb-'));
  const passwordFile = join(secret, 'password');
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    giveFolder(secret, as.ownerUid);
    runInitdb(binaries, as, building, passwordFile);
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
  rmSync(dataDir, { recursive: true, force: true });
  renameSync(building, dataDir);
}

function runInitdb(binaries: Binaries, as: Unprivileged, dataDir: string, passwordFile: string): void {
  const [program, args] = as.wrap(binaries.initdb, [
    `--pgdata=${dataDir}`,
    `--username=${OWNER_ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The built-in provider gives the same order on every machine, whatever locales it has.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-sync',
    '--no-instructions',
  ]);
  const done = spawnSync(program, args, { ...as.spawnOptions, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  if (done.status === 0) return;
  const reason = done.error ? done.error.message : done.stderr.trim();
  throw new Error(`PostgreSQL could not make its data folder ${dataDir}: ${reason}`);
}
