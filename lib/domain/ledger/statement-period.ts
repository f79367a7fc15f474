import { startOfDayIn } from '../common/day-bounds';
import { shiftDay } from '../common/days';

/** Periods that a page offers; `custom` takes two days. */
export const STATEMENT_PERIODS = ['this-month', 'last-month', 'quarter', 'year', 'all', 'custom'] as const;
export type StatementPeriod = (typeof STATEMENT_PERIODS)[number];

/** Whole days, both included; null is open. */
export interface DayRange {
  from: string | null;
  to: string | null;
}

/** The days of a named period around `today` (`YYYY-MM-DD`): calendar months, quarters and years as far as they go. */
export function daysOfPeriod(period: Exclude<StatementPeriod, 'custom'>, today: string): DayRange {
  const month = today.slice(0, 7);
  switch (period) {
    case 'this-month':
      return { from: `${month}-01`, to: today };
    case 'last-month': {
      const to = shiftDay(`${month}-01`, -1);
      return { from: `${to.slice(0, 7)}-01`, to };
    }
    case 'quarter': {
      const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
      return { from: `${today.slice(0, 4)}-${String(first).padStart(2, '0')}-01`, to: today };
    }
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
    case 'all':
      return { from: null, to: null };
  }
}

/** A whole day of the organisation, or an instant that stands for itself. */
export type StatementBound = string | Date;

/** The first instant of the period, and the first one after it: a day as `to` is included whole, an instant is excluded. */
export function boundsOf(
  { from, to }: { from?: StatementBound | null | undefined; to?: StatementBound | null | undefined },
  timeZone: string,
): { from: Date | null; to: Date | null } {
  return {
    from: typeof from === 'string' ? startOfDayIn(timeZone, from) : (from ?? null),
    to: typeof to === 'string' ? startOfDayIn(timeZone, shiftDay(to, 1)) : (to ?? null),
  };
}
