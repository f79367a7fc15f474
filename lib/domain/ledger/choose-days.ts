import { wholeDaySchema } from '../common/fields';
import { type DayRange, daysOfPeriod, STATEMENT_PERIODS, type StatementPeriod } from './statement-period';

export interface ChosenDays extends DayRange {
  period: StatementPeriod;
  /** Why own dates were not taken; the days are then those of this month. */
  problem: 'invalid' | 'turned' | null;
}

/** What an address asks for: a named period, or own days. Whatever is not understood means this month. */
export function chooseDays(
  wished: { period: string | null; from: string | null; to: string | null },
  today: string,
): ChosenDays {
  const period = STATEMENT_PERIODS.find((name) => name === wished.period) ?? 'this-month';
  if (period !== 'custom') return { period, ...daysOfPeriod(period, today), problem: null };
  const from = wished.from || null;
  const to = wished.to || null;
  const isDay = (day: string | null) => day === null || wholeDaySchema.safeParse(day).success;
  const problem = !isDay(from) || !isDay(to) ? 'invalid' : from && to && from > to ? 'turned' : null;
  if (problem) return { period, ...daysOfPeriod('this-month', today), problem };
  return { period, from, to, problem: null };
}
