import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
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
  const [overview, t] = await Promise.all([getOverview(report.ctx, report.query), getTranslations('analytics')]);
  const { series, granularity, currency, from, to } = overview;
  return (
    <>
      <ReportFilters report={report} path="/analytics/overview" />
      <StatGrid overview={overview} />
      <TrendPanel
        points={trendPoints(overview, await getFormatter())}
        granularity={granularity}
        currency={currency}
        fileName={`kith-${from}-${to}`}
      />
      <ReportTable
        title={t('overview.days')}
        description={t('overview.daysText')}
        category={t(`overview.by.${granularity}`)}
        columns={figureColumns((key) => t(`figures.${key}`), ALL_FIGURES)}
        rows={series
          .filter(({ touches, leads, conversions }) => touches + leads + conversions > 0)
          .map(({ day, previous: _, ...values }) => ({ key: day, label: day, values }))}
        currency={currency}
        empty={t('empty')}
        fileName={`kith-by-${granularity}-${from}-${to}`}
      />
    </>
  );
}
