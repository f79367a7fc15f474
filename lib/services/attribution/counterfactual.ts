import { z } from 'zod';
import { findMergedInto, prepareStream, streamPastConversions } from '@/db/queries/backtest';
import { findDisplayNames } from '@/db/queries/display-names';
import { type ModelReport, modelReport, newComparison, takeBoth } from '@/lib/domain/backtest/compare-models';
import { startOfDayIn } from '@/lib/domain/common/day-bounds';
import { shiftDay } from '@/lib/domain/common/days';
import { wholeDaySchema } from '@/lib/domain/common/fields';
import { AS_IT_WAS, counterfactualSchema } from '@/lib/domain/programs/schema';
import { ATTRIBUTION_MODELS, type AttributionModel } from '@/lib/domain/programs/types';
import { authorize } from '../authorize';
import { pastConversion } from '../backtest/past-conversions';
import { type BacktestOptions, planOf, queryOf, tooLong } from '../backtest/run-backtest';
import type { Ctx } from '../context';
import { AppError } from '../errors';
import { getOrganization } from '../organizations/reads';
import { parse } from '../parse';
import { loadProgram } from '../programs/load-program';
import { readOnly } from '../transact';

const BATCH = 1000;
const MOST_SECONDS = 90;
const MOST_REFERRERS = 200;

export interface CounterfactualView extends Omit<ModelReport, 'referrers'> {
  programId: string;
  from: Date;
  to: Date;
  model: AttributionModel;
  split: boolean;
  currency: string;
  /** The 200 with the largest difference. */
  referrers: (ModelReport['referrers'][number] & { name: string | null })[];
}

/**
 * What another attribution model would have changed for the conversions of a period: per referrer and in money. Every stored
 * decision of the model is replayed from its evidence; codes given at the enrolment and overrides stay. Writes nothing. Input:
 * `{model, split?, from, to}`.
 * @throws NotFoundError, InvalidInputError; AppError 422 `backtest-too-long`, 499 `cancelled`
 */
export async function runCounterfactual(
  ctx: Ctx,
  programId: string,
  input: unknown,
  { signal, mostSeconds = MOST_SECONDS }: BacktestOptions = {},
): Promise<CounterfactualView> {
  authorize(ctx, 'programs:read');
  const { model, split, from, to } = parse(counterfactualSchema, input);
  const late = AbortSignal.timeout(mostSeconds * 1000);
  try {
    return await readOnly(ctx, async (tx) => {
      const loaded = await loadProgram(tx, programId, { lock: false });
      const plan = await planOf(tx, ctx, loaded, { from, to, version: AS_IT_WAS });
      await prepareStream(tx.sql, mostSeconds * 1000);
      const { id } = loaded.program;
      const comparison = newComparison(plan, id, { model, split }, await findMergedInto(tx.sql));
      const numbers = new Map(loaded.versions.map((one) => [one.id, one.version]));
      const query = { ...queryOf(plan, id), splits: true, asksEvidence: true };
      for await (const rows of streamPastConversions(tx.sql, query, BATCH)) {
        if (late.aborted) throw tooLong(mostSeconds);
        if (signal?.aborted) throw new AppError(499, 'cancelled', 'The comparison was cancelled.');
        for (const row of rows) takeBoth(comparison, pastConversion(row, numbers), row);
      }
      const { referrers, ...report } = modelReport(comparison);
      const shown = referrers.slice(0, MOST_REFERRERS);
      const names = await findDisplayNames(
        tx.sql,
        shown.map(({ referrerId }) => referrerId),
      );
      const named = shown.map((row) => ({ ...row, name: names.get(row.referrerId) ?? null }));
      return { programId: id, from, to, model, split, currency: plan.currency, ...report, referrers: named };
    });
  } catch (error) {
    if ((error as { code?: string }).code === '57014') throw tooLong(mostSeconds);
    throw error;
  }
}

const daysSchema = z
  .strictObject({
    model: z.enum(ATTRIBUTION_MODELS),
    split: z.enum(['true', 'false']).default('false'),
    from: wholeDaySchema,
    to: wholeDaySchema,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'Must not be before the first day.' });

/** The same for whole days of the organisation, both included, as a page asks for it: all of its input is text. */
export async function runCounterfactualOfDays(
  ctx: Ctx,
  programId: string,
  input: unknown,
  options: BacktestOptions = {},
): Promise<CounterfactualView> {
  authorize(ctx, 'programs:read');
  const { model, split, from, to } = parse(daysSchema, input);
  const { timeZone } = await getOrganization(ctx);
  const period = {
    from: startOfDayIn(timeZone, from).toISOString(),
    to: startOfDayIn(timeZone, shiftDay(to, 1)).toISOString(),
  };
  return runCounterfactual(ctx, programId, { model, split: split === 'true', ...period }, options);
}
