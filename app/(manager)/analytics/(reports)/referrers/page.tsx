import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { BarChart } from '@/components/charts/bar-chart';
import { ratio } from '@/lib/domain/analytics/ratios';
import { getLeaderboard } from '@/lib/services/analytics/leaderboard';
import { figureColumns } from '../../_components/figure-columns';
import { loadReport } from '../../_components/load-report';
import { ReportFilters } from '../../_components/report-filters';
import { ReportTable } from '../../_components/report-table';

const SHOWN = 10;
const COLUMNS = ['leads', 'conversions', 'conversionRate', 'conversionValueMinor', 'rewardMinor'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analytics'))('referrers.title') };
}

export default async function ReferrersReport({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const report = await loadReport(searchParams);
  const [{ data, currency }, t] = await Promise.all([
    getLeaderboard(report.ctx, { ...report.query, limit: 100 }),
    getTranslations('analytics'),
  ]);
  const { from, to } = report.query;
  const nameOf = (name: string | null) => name ?? t('referrers.unknown');
  return (
    <>
      <ReportFilters report={report} path="/analytics/referrers" />
      <BarChart
        title={t('referrers.chart', { count: SHOWN })}
        description={t('referrers.chartText')}
        category={t('referrers.category')}
        series={[{ key: 'conversions', label: t('figures.conversions') }]}
        rows={data.slice(0, SHOWN).map(({ name, conversions }) => ({ label: nameOf(name), values: { conversions } }))}
        fileName={`kith-top-referrers-${from}-${to}`}
      />
      <ReportTable
        title={t('referrers.title')}
        description={t('referrers.text')}
        category={t('referrers.category')}
        columns={figureColumns((key) => t(`figures.${key}`), COLUMNS)}
        rows={data.map(({ referrerId, name, ...figures }) => ({
          key: referrerId,
          label: nameOf(name),
          href: `/people/${referrerId}`,
          values: { ...figures, conversionRate: ratio(figures.conversions, figures.leads) },
        }))}
        currency={currency}
        empty={t('empty')}
        fileName={`kith-referrers-${from}-${to}`}
      />
    </>
  );
}
