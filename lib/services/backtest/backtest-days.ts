import { z } from 'zod';
import { startOfDayIn } from '@/lib/domain/common/day-bounds';
import { shiftDay } from '@/lib/domain/common/days';
import { wholeDaySchema } from '@/lib/domain/common/fields';
import { AS_IT_WAS } from '@/lib/domain/programs/schema';
import type { Ctx } from '../context';
import { getOrganization } from '../organizations/reads';
import { parse } from '../parse';
import { type BacktestOptions, type BacktestView, runBacktest } from './run-backtest';

const daysSchema = z
  .strictObject({
    from: wholeDaySchema,
    to: wholeDaySchema,
    version: z.union([z.literal(AS_IT_WAS), z.coerce.number().pipe(z.int().min(1))]).optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'Must not be before the first day.' })
  .refine(({ from, to }) => from >= '1970-01-02' && to < '2199-12-30', {
    path: ['from'],
    error: 'Must lie between 1970 and 2199.',
  });

/**
 * A backtest of whole days of the organisation, both included, as a page asks for it: all of its input is text.
 * @throws as `runBacktest`
 */
export async function runBacktestOfDays(
  ctx: Ctx,
  programId: string,
  input: unknown,
  options: BacktestOptions,
): Promise<BacktestView> {
  const { from, to, version } = parse(daysSchema, input);
  const { timeZone } = await getOrganization(ctx);
  const period = {
    from: startOfDayIn(timeZone, from).toISOString(),
    to: startOfDayIn(timeZone, shiftDay(to, 1)).toISOString(),
  };
  return runBacktest(ctx, programId, { ...period, ...(version === undefined ? {} : { version }) }, options);
}
