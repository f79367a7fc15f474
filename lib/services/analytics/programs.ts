import { findDurations, findProgramSums } from '@/db/queries/funnel';
import { analyticsQuerySchema } from '@/lib/domain/analytics/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { type Figures, figuresOf } from './figures';
import { type AnalyticsScope, analyticsScope } from './scope';

export interface ProgramFigures extends Figures {
  programId: string;
  name: string;
  status: string;
  /** Of this programme's money. */
  currency: string;
  /** Half of those who converted had done so this many days after the touch; null where nobody did. */
  medianDays: number | null;
}

export interface ProgramComparison extends AnalyticsScope {
  programs: ProgramFigures[];
}

/**
 * Programmes side by side, those with the most conversions first. Input: `{from?, to?, programId?}`.
 * @throws NotFoundError for a programme that is not here
 */
export async function comparePrograms(ctx: Ctx, input: unknown = {}): Promise<ProgramComparison> {
  authorize(ctx, 'analytics:read');
  const query = parse(analyticsQuerySchema, input);
  return readOnly(ctx, async (tx) => {
    const scope = await analyticsScope(tx, ctx, query);
    const durations = new Map((await findDurations(tx.sql, scope)).map((row) => [row.programId, row.medianDays]));
    const rows = await findProgramSums(tx.sql, scope);
    const programs = rows.map(({ programId, name, status, currency, ...sums }) => ({
      ...{ programId, name, status, currency },
      ...figuresOf({ ...sums, moneyConversions: sums.conversions }),
      medianDays: durations.get(programId) ?? null,
    }));
    return { ...scope, programs };
  });
}
