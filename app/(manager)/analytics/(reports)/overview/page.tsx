import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { formatDay } from '@/lib/i18n/format-day';
import { getOverview } from '@/lib/services/analytics/overview';
import { StatGrid } from '../../../dashboard/_components/stat-grid';
import { TrendPanel } from '../../../dashboard/_components/trend-panel';
import { trendPoints } from '../../../dashboard/_components/trend-points';
import { ALL_FIGURES, figureColumns } from '../../_components/figure-columns';
import { loadReport } from '../../_components/load-report';
import { ReportFilters } from '../../_components/report-filters';
import { ReportTable } from '../../_components/report-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analytics'))('overview.title') };
}

export default async function AnalyticsOverview({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const report = await loadReport(searchParams);
  const [overview, t, format, locale] = await Promise.all([
    getOverview(report.ctx, report.query),
    getTranslations('analytics'),
    getFormatter(),
    getLocale(),
  ]);
  const { series, granularity, currency, from, to } = overview;
  const points = trendPoints(overview, format);
  return (
    <>
      <ReportFilters report={report} path="/analytics/overview" />
      <StatGrid overview={overview} />
      <TrendPanel points={points} granularity={granularity} currency={currency} fileName={`kith-${from}-${to}`} />
      <ReportTable
        title={t('overview.days')}
        description={t('overview.daysText')}
        category={t(`overview.by.${granularity}`)}
        columns={figureColumns((key) => t(`figures.${key}`), ALL_FIGURES)}
        rows={series
          .map(({ day, previous: _, ...values }, index) => ({
            key: day,
            label: granularity === 'month' ? (points[index]?.label ?? day) : formatDay(day, locale),
            code: day,
            values,
          }))
          .filter(({ values: { touches, leads, conversions } }) => touches + leads + conversions > 0)}
        currency={currency}
        empty={t('empty')}
        fileName={`kith-by-${granularity}-${from}-${to}`}
      />
    </>
  );
}
