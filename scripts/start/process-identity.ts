import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isAlive } from '@/db/embedded/postmaster';

export interface ProcessIdentity {
  pid: number;
  /** When the process began, in the system's own words: numbers are given again, this is not. */
  began: string;
}

export function identityOf(pid: number): ProcessIdentity {
  return { pid, began: beginning(pid) };
}

/** True while that very process runs, and not another one that was given its number. */
export function isRunning({ pid, began }: ProcessIdentity): boolean {
  return isAlive(pid) && beginning(pid) === began;
}

function beginning(pid: number): string {
  if (process.platform === 'win32') return '';
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  }
  try {
    // The name may hold spaces and brackets; the start in clock ticks is the 20th field after it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
