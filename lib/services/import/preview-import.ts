import type { ImportTouchInput } from '@/lib/domain/tracking/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { joinTransaction } from '../joined';
import { ensureMonths } from '../months';
import { checkTouchInstant } from '../tracking/touch-instant';
import { transact } from '../transact';
import { textSource } from './csv-text';
import { KINDS } from './import-kinds';
import { inOrder } from './in-order';
import type { ImportKind } from './kind-names';
import type { ParsedRow } from './parse-rows';
import { needProgram } from './run-import';
import { type RowAction, type RowOutcome, writeRows } from './write-rows';

export interface ImportPreview {
  kind: ImportKind;
  /** Rows of the file. */
  rows: number;
  /** What each of the first thousand would do, in the order of the file. */
  outcomes: RowOutcome[];
  counts: Record<RowAction, number>;
}

const ROWS_SHOWN = 1_000;

/**
 * What importing this text would do, row by row, nothing written: the import itself runs in a transaction that is rolled
 * back, so the preview cannot differ from the import.
 */
export async function previewImport(
  ctx: Ctx,
  kind: ImportKind,
  csvText: string,
  options: { programId?: string } = {},
): Promise<ImportPreview> {
  authorize(ctx, KINDS[kind].scope);
  needProgram(kind, options);
  const { shown, rows } = await firstRows(kind, csvText);
  const good = shown.filter(({ errors }) => !errors.length);
  const written = good.length ? await simulate(ctx, kind, good, options) : [];
  const refused = shown
    .filter(({ errors }) => errors.length)
    .map(({ row, errors }): RowOutcome => ({ row, action: 'error', errors }));
  const outcomes = [...written, ...refused].sort((a, b) => a.row - b.row);
  const counts = { create: 0, update: 0, unchanged: 0, error: 0 };
  for (const { action } of outcomes) counts[action]++;
  return { kind, rows, outcomes, counts };
}

async function firstRows(kind: ImportKind, text: string): Promise<{ shown: ParsedRow[]; rows: number }> {
  const shown: ParsedRow[] = [];
  let rows = 0;
  for await (const list of inOrder(kind, textSource(text))) {
    shown.push(...list.slice(0, ROWS_SHOWN - shown.length));
    rows += list.length;
  }
  return { shown, rows };
}

// Touches are counted, not told apart, when they are written together.
async function simulate(
  ctx: Ctx,
  kind: ImportKind,
  rows: readonly ParsedRow[],
  options: { programId?: string },
): Promise<RowOutcome[]> {
  if (kind !== 'touches') return inVain(ctx, () => writeRows(ctx, kind, rows, options));
  // A new partition locks its table until the end of the transaction, and friends are clicking meanwhile.
  const instants = rows
    .map(({ input }) => (input as ImportTouchInput).occurredAt)
    .filter((at) => !checkTouchInstant(at, ctx.now));
  await transact(ctx, (tx) => ensureMonths(tx, 'touches', instants));
  return inVain(ctx, async () => {
    const outcomes: RowOutcome[] = [];
    for (const row of rows) outcomes.push(...(await writeRows(ctx, kind, [row], options)));
    return outcomes;
  });
}

class RolledBack<T> extends Error {
  constructor(readonly result: T) {
    super('Rolled back on purpose');
  }
}

/** Runs work whose transactions all become part of one that never commits. */
async function inVain<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  try {
    return await transact(ctx, async (tx): Promise<never> => {
      const result = await joinTransaction({ organizationId: ctx.organizationId, sql: tx.sql }, work);
      throw new RolledBack(result);
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result as T;
    throw error;
  }
}
