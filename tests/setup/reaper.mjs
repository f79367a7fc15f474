// Waits until the test run that holds the other end of stdin is gone, however it ended, then stops its PostgreSQL
// and removes its folder: node tests/setup/reaper.mjs FOLDER
import { existsSync, readFileSync, rmSync } from 'node:fs';

const folder = process.argv[2];
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
process.stdin.resume();
process.stdin.on('error', () => {});
process.stdin.on('close', () => {
  const pidFile = `${folder}/postgres/postmaster.pid`;
  if (existsSync(pidFile)) {
    try {
      process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGQUIT');
    } catch {
      // It has ended already.
    }
  }
  setTimeout(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }), existsSync(pidFile) ? 300 : 0);
});
