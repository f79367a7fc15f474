import {
  type CurrencySums,
  type FigureFilter,
  type FigureSums,
  findChannelSums,
  findCurrencySums,
  findDailySums,
  findTopReferrers,
  type TopReferrerRow,
} from '@/db/queries/analytics';
import { type Granularity, periodBefore, periodStart, periodsBetween } from '@/lib/domain/analytics/periods';
import { analyticsQuerySchema } from '@/lib/domain/analytics/schema';
import { DAY_MS, shiftDay } from '@/lib/domain/common/days';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { addSums, type Figures, figuresOf, NO_SUMS } from './figures';
import { analyticsScope } from './scope';

export interface OverviewPoint extends Figures {
  /** First day of the period. */
  day: string;
  /** The same period one whole range earlier. */
  previous: Figures;
}

export interface Overview {
  /** Whole days of the organisation, both included. */
  from: string;
  to: string;
  previousFrom: string;
  previousTo: string;
  granularity: Granularity;
  timeZone: string;
  programId: string | null;
  /** Of all money below; programmes in another currency count in numbers only, their money is in `currencies`. */
  currency: string;
  totals: Figures;
  previous: Figures;
  series: OverviewPoint[];
  channels: (Figures & { channel: string })[];
  topReferrers: TopReferrerRow[];
  currencies: CurrencySums[];
}

const TOP = 10;

/**
 * The figures of the dashboard, from the rollups: totals, a series with the period before, channels, top referrers. Input:
 * `{from?, to?, programId?, granularity?}`, days of the organisation, the last 30 by default.
 * @throws NotFoundError for a programme that is not here
 */
export async function getOverview(ctx: Ctx, input: unknown = {}): Promise<Overview> {
  authorize(ctx, 'analytics:read');
  const query = parse(analyticsQuerySchema, input);
  return readOnly(ctx, async (tx) => {
    const { from, to, timeZone, programId, currency } = await analyticsScope(tx, ctx, query);
    const granularity = query.granularity ?? granularityFor(from, to);
    const before = periodBefore(from, to);
    const filter: FigureFilter = { from, to, programId, currency };
    const rows = await findDailySums(tx.sql, { ...filter, from: before.from });
    const current = rows.filter(({ day }) => day >= from);
    const earlier = rows.filter(({ day }) => day < from);
    const channels = await findChannelSums(tx.sql, filter);
    return {
      from,
      to,
      previousFrom: before.from,
      previousTo: before.to,
      granularity,
      timeZone,
      programId,
      currency,
      totals: figuresOf(current.reduce(addSums, NO_SUMS)),
      previous: figuresOf(earlier.reduce(addSums, NO_SUMS)),
      series: seriesOf({ from, to, granularity, current, earlier }),
      channels: channels.map(({ channel, ...sums }) => ({ channel, ...figuresOf(sums) })),
      topReferrers: await findTopReferrers(tx.sql, filter, TOP),
      currencies: await findCurrencySums(tx.sql, filter),
    };
  });
}

function granularityFor(from: string, to: string): Granularity {
  const days = daysBetween(from, to);
  if (days <= 92) return 'day';
  return days <= 731 ? 'week' : 'month';
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS) + 1;
}

type DaySums = FigureSums & { day: string };

interface SeriesInput {
  from: string;
  to: string;
  granularity: Granularity;
  current: readonly DaySums[];
  earlier: readonly DaySums[];
}

function seriesOf({ from, to, granularity, current, earlier }: SeriesInput): OverviewPoint[] {
  const shift = daysBetween(from, to);
  const now = byPeriod(current, granularity, 0);
  const then = byPeriod(earlier, granularity, shift);
  return periodsBetween(from, to, granularity).map((day) => ({
    day,
    ...figuresOf(now.get(day) ?? NO_SUMS),
    previous: figuresOf(then.get(day) ?? NO_SUMS),
  }));
}

/** Sums of each period; the days of the range before are laid over those they are compared with. */
function byPeriod(rows: readonly DaySums[], granularity: Granularity, shift: number): Map<string, FigureSums> {
  const periods = new Map<string, FigureSums>();
  for (const { day, ...sums } of rows) {
    const start = periodStart(shiftDay(day, shift), granularity);
    periods.set(start, addSums(periods.get(start) ?? NO_SUMS, sums));
  }
  return periods;
}
