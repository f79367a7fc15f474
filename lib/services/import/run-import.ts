import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { InvalidInputError } from '../errors';
import type { CsvSource } from './csv-text';
import { KINDS } from './import-kinds';
import { inOrder } from './in-order';
import type { ImportKind } from './kind-names';
import type { RowError } from './parse-rows';
import { writeRows } from './write-rows';

export interface ImportSummary {
  kind: ImportKind;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  /** How many rows were refused. */
  failed: number;
  /** The first thousand of their complaints. */
  errors: (RowError & { row: number })[];
}

export interface ImportOptions {
  /** For codes: the programme they belong to. */
  programId?: string;
  onProgress?: (summary: ImportSummary) => void;
}

const ERRORS_KEPT = 1_000;

/**
 * Imports a file, a thousand rows in a transaction; good rows are written, bad ones are named. The same file a second time
 * changes nothing. History: nobody is told by mail, and rules look at when things happened.
 * @throws InvalidInputError when the file as a whole is wrong, ForbiddenError, NotFoundError, RuleError
 */
export async function runImport(
  ctx: Ctx,
  kind: ImportKind,
  source: CsvSource,
  options: ImportOptions = {},
): Promise<ImportSummary> {
  authorize(ctx, KINDS[kind].scope);
  needProgram(kind, options);
  const summary: ImportSummary = { kind, rows: 0, created: 0, updated: 0, unchanged: 0, failed: 0, errors: [] };
  for await (const rows of inOrder(kind, source)) {
    const good = rows.filter(({ errors }) => !errors.length);
    const outcomes = good.length ? await writeRows(ctx, kind, good, options) : [];
    const bad = rows.filter(({ errors }) => errors.length);
    summary.rows += rows.length;
    for (const { action } of outcomes) {
      if (action === 'create') summary.created++;
      else if (action === 'update') summary.updated++;
      else if (action === 'unchanged') summary.unchanged++;
    }
    const failed = [...bad, ...outcomes.filter(({ action }) => action === 'error')];
    summary.failed += failed.length;
    const complaints = failed.flatMap(({ row, errors }) => errors.map((error) => ({ row, ...error })));
    summary.errors.push(...complaints.slice(0, ERRORS_KEPT - summary.errors.length));
    options.onProgress?.(summary);
  }
  summary.errors.sort((a, b) => a.row - b.row);
  return summary;
}

/** @throws InvalidInputError for a kind whose rows belong to a programme, when none is named */
export function needProgram(kind: ImportKind, { programId }: { programId?: string }): void {
  if (!KINDS[kind].needsProgram || programId) return;
  throw new InvalidInputError([{ path: 'programId', message: `Name the programme that the ${kind} belong to.` }]);
}
