import type { z } from 'zod';
import type { RecordConversionInput } from '@/lib/domain/conversions/schema';
import type { CreateCourseInput } from '@/lib/domain/courses/schema';
import type { UpsertContactInput } from '@/lib/domain/people/schema';
import type { ImportMilestoneInput } from '@/lib/domain/referrals/milestones';
import { issueCodes } from '../codes/issue-codes';
import type { Ctx } from '../context';
import { recordConversions } from '../conversions/record-conversions';
import { recordRefunds } from '../conversions/record-refunds';
import { createCourses } from '../courses/create-courses';
import { AppError } from '../errors';
import { upsertContacts } from '../people/upsert-contacts';
import { recordMilestones } from '../referrals/record-milestone';
import { importTouches } from '../tracking/import-touches';
import type { importCodeSchema, importRefundSchema } from './import-kinds';
import type { ImportKind } from './kind-names';
import { type ParsedRow, type RowError, rowErrors } from './parse-rows';

export type RowAction = 'create' | 'update' | 'unchanged' | 'error';

export interface RowOutcome {
  row: number;
  action: RowAction;
  errors: RowError[];
  /** What a conversion or refund leads to. */
  reason?: string | null;
  rewards?: { side: string; rewardAmountMinor: number; currency: string }[];
}

/** Writes rows that were parsed without complaint, through the services the REST API uses. Nobody is told by mail. */
export async function writeRows(
  ctx: Ctx,
  kind: ImportKind,
  rows: readonly ParsedRow[],
  options: { programId?: string },
): Promise<RowOutcome[]> {
  if (kind === 'touches') return writeTouches(ctx, rows);
  const results = await settle(ctx, kind, rows, options);
  return results.map((result, index) => {
    const { row } = rows[index] as ParsedRow;
    if (result.status === 'fulfilled') return { row, errors: [], ...outcomeOf(result.value) };
    if (!(result.reason instanceof AppError)) throw result.reason;
    return { row, action: 'error', errors: rowErrors(kind, result.reason) };
  });
}

type Written = {
  created: boolean;
  changed?: boolean;
  reason?: string | null;
  rewards?: RowOutcome['rewards'];
};

function outcomeOf({ created, changed, reason, rewards }: Written): Omit<RowOutcome, 'row' | 'errors'> {
  const action = created ? 'create' : changed ? 'update' : 'unchanged';
  return { action, ...(rewards && { reason, rewards }) };
}

async function settle(
  ctx: Ctx,
  kind: Exclude<ImportKind, 'touches'>,
  rows: readonly ParsedRow[],
  { programId = '' }: { programId?: string },
): Promise<PromiseSettledResult<Written>[]> {
  const inputs = rows.map(({ input }) => input);
  switch (kind) {
    case 'courses':
      return createCourses(ctx, inputs as CreateCourseInput[]);
    case 'contacts':
      return upsertContacts(ctx, inputs as UpsertContactInput[], { standings: 'merge' });
    case 'codes':
      return issueCodes(ctx, programId, inputs as z.output<typeof importCodeSchema>[]);
    case 'conversions':
      return recordConversions(
        ctx,
        (inputs as RecordConversionInput[]).map((input) => ({ input })),
        { quiet: true },
      );
    case 'milestones':
      return recordMilestones(ctx, inputs as ImportMilestoneInput[]);
    case 'refunds':
      return recordRefunds(
        ctx,
        (inputs as z.output<typeof importRefundSchema>[]).map(({ conversionExternalId, ...input }) => ({
          conversionExternalId,
          input,
        })),
        { quiet: true },
      );
  }
}

async function writeTouches(ctx: Ctx, rows: readonly ParsedRow[]): Promise<RowOutcome[]> {
  const { errors, imported } = await importTouches(
    ctx,
    rows.map(({ body }) => body),
  );
  const wrong = Map.groupBy(errors, ({ row }) => row);
  let created = imported;
  return rows.map(({ row }, index) => {
    const own = wrong.get(index);
    if (!own) return { row, action: created-- > 0 ? 'create' : 'unchanged', errors: [] };
    const errors = own.map(({ path, message }) => ({ column: columnName(path), message }));
    return { row, action: 'error', errors };
  });
}

function columnName(path: string): string {
  return path.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}
