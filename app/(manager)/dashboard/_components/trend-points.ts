import type { useFormatter } from 'next-intl';
import type { Overview } from '@/lib/services/analytics/overview';
import type { TrendPoint } from './trend-panel';

type Figures = Overview['totals'];

/** The days of an overview for its chart, written out on the server: a phone has no formatter to start for them. */
export function trendPoints(overview: Overview, format: ReturnType<typeof useFormatter>): TrendPoint[] {
  // Days are days of the organisation already; UTC keeps them from being moved again.
  const label = (day: string) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), {
      timeZone: 'UTC',
      ...(overview.granularity === 'month' ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' }),
    });
  return overview.series.map(({ day, previous, ...figures }) => ({
    ...{ label: label(day), values: pointOf(figures), previous: pointOf(previous) },
  }));
}

function pointOf({ conversions, leads, touches, rewardMinor }: Figures) {
  return { conversions, leads, touches, rewards: rewardMinor };
}
