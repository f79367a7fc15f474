import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDb } from '@/db/client';
import { verifyAudit } from '@/lib/services/audit/verify-audit';
import { IMPORT_KINDS } from '@/lib/services/import/kind-names';
import { runImport } from '@/lib/services/import/run-import';
import { trialBalance } from '@/lib/services/ledger/reads';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { migrateAll } from '@/scripts/start/migrate-all';
import { openDatabase } from '@/scripts/start/open-database';
import { loadSecrets } from '@/scripts/start/secrets';
import { makeBenchSchool } from './lib/bench-school';

// Six CSV files, imported twice into a new database: seconds and rows a file, then whether everything holds.
const folder = process.argv[2] ?? '';
if (!existsSync(join(folder, 'contacts.csv'))) {
  console.error(
    `Usage: npm run bench:import -- FOLDER   (with ${IMPORT_KINDS.map((kind) => `${kind}.csv`).join(', ')})`,
  );
  process.exit(2);
}

const dataDir = mkdtempSync(join(tmpdir(), 'kith-bench-'));
const secrets = loadSecrets(dataDir);
const database = await openDatabase(dataDir, secrets);
try {
  await migrateAll(String(process.env.DATABASE_URL), secrets.appPassword);
  const { ctx, programId } = await makeBenchSchool({ currency: 'GBP', timeZone: 'Europe/London' });
  for (const round of [1, 2]) {
    const began = performance.now();
    for (const kind of IMPORT_KINDS) {
      const start = performance.now();
      const source = () => createReadStream(join(folder, `${kind}.csv`));
      const { errors: _, ...counts } = await runImport(ctx, kind, source, { programId });
      console.log(JSON.stringify({ bench: 'import', round, ...counts, seconds: seconds(start) }));
    }
    const maxRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(JSON.stringify({ bench: 'import', round, kind: 'all', seconds: seconds(began), maxRssMb }));
  }
  const { currencies } = await trialBalance(ctx);
  const [ledger, audit] = [await verifyLedger(ctx), await verifyAudit(ctx)];
  console.log(JSON.stringify({ bench: 'import', currencies, ledgerOk: ledger.ok, auditOk: audit.ok }));
} finally {
  await closeDb();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 10) / 100;
}
