import { createReadStream, existsSync } from 'node:fs';
import { IMPORT_KINDS, type ImportKind } from '@/lib/services/import/kind-names';
import { type ImportSummary, runImport } from '@/lib/services/import/run-import';
import type { Run } from './command';
import { positional, required } from './option';
import { printJson } from './print';
import { UsageError } from './usage-error';
import { withOrganization } from './with-database';

const ERRORS_SHOWN = 50;

export const importFile: Run = async (given) => {
  const kind = positional(given, 0, 'KIND');
  if (!IMPORT_KINDS.includes(kind as ImportKind)) throw new UsageError(`There is no kind "${kind}".`, given.command);
  const file = positional(given, 1, 'FILE.csv');
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const began = performance.now();
  const summary = await withOrganization(required(given, 'org'), (ctx) =>
    runImport(ctx, kind as ImportKind, () => createReadStream(file), { programId: given.values.program, onProgress }),
  );
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  for (const { row, column, message } of summary.errors.slice(0, ERRORS_SHOWN)) {
    process.stderr.write(`row ${row}${column ? `, ${column}` : ''}: ${message}\n`);
  }
  if (summary.errors.length > ERRORS_SHOWN)
    process.stderr.write(`… and ${summary.errors.length - ERRORS_SHOWN} more\n`);
  const { errors: _, ...counts } = summary;
  printJson({ ...counts, seconds: Math.round((performance.now() - began) / 10) / 100 });
  return summary.failed ? 1 : 0;
};

function onProgress({ kind, rows }: ImportSummary): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${kind}: ${rows} rows`);
}
