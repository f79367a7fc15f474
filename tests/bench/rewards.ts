import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDb } from '@/db/client';
import { migrateAll } from '@/scripts/start/migrate-all';
import { openDatabase } from '@/scripts/start/open-database';
import { loadSecrets } from '@/scripts/start/secrets';
import { makeBenchSchool } from './lib/bench-school';
import { measureCalculations } from './rewards/calculations';
import { measureGrants } from './rewards/grants';

// How fast a reward is worked out, and how fast it is granted with its ledger on a database of its own.
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const CONCURRENT = 50;

console.log(JSON.stringify(measureCalculations(ROUNDS)));
const dataDir = mkdtempSync(join(tmpdir(), 'kith-bench-'));
const secrets = loadSecrets(dataDir);
const database = await openDatabase(dataDir, secrets);
try {
  await migrateAll(String(process.env.DATABASE_URL), secrets.appPassword);
  const school = await makeBenchSchool({ currency: 'USD', timeZone: 'America/New_York' });
  const line = await measureGrants(school, { concurrent: CONCURRENT, seconds: SECONDS, rounds: ROUNDS });
  console.log(JSON.stringify(line));
  if (!line.accounted) process.exitCode = 1;
} finally {
  await closeDb();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
