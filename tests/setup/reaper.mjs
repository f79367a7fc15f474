// Waits until the test run that holds the other end of stdin is gone, however it ended, then stops every PostgreSQL
// that still runs in its folder and removes the folder: node tests/setup/reaper.mjs FOLDER
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const folder = process.argv[2];
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.stdin.resume();
process.stdin.on('error', () => {});
process.stdin.on('close', async () => {
  // More than once: a worker of a killed run may still be writing.
  for (let round = 0; round < 5; round += 1) {
    for (const pid of servers(folder, 3)) quietly(() => process.kill(pid, 'SIGQUIT'));
    await wait(300);
    quietly(() => rmSync(folder, { recursive: true, force: true }));
  }
});

function servers(path, depth) {
  const entries = quietly(() => readdirSync(path, { withFileTypes: true })) ?? [];
  if (entries.some((entry) => entry.name === 'postmaster.pid')) {
    return [Number(readFileSync(join(path, 'postmaster.pid'), 'utf8').split('\n')[0])];
  }
  if (depth === 0) return [];
  return entries.filter((entry) => entry.isDirectory()).flatMap((entry) => servers(join(path, entry.name), depth - 1));
}

function quietly(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}
