import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { TrendChart } from '@/components/charts/trend-chart';
import { COHORT_AGES, getCohorts } from '@/lib/services/analytics/cohorts';
import { ProgramFilter } from '../../../dashboard/_components/program-filter';
import { loadReport } from '../../_components/load-report';
import { ReportTable } from '../../_components/report-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analytics'))('cohorts.title') };
}

export default async function CohortsReport({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx, programs, program } = await loadReport(searchParams);
  const [{ cohorts, currency, from, to }, t, format] = await Promise.all([
    getCohorts(ctx, program ? { programId: program } : {}),
    getTranslations('analytics'),
    getFormatter(),
  ]);
  // Months of the organisation already; UTC keeps them from being moved again.
  const label = (month: string) =>
    format.dateTime(new Date(`${month}T00:00:00Z`), { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const ages = COHORT_AGES.map((days) => ({ key: `d${days}`, label: t('cohorts.within', { days }) }));
  return (
    <>
      <div className="flex justify-end">
        <ProgramFilter programs={programs} chosen={program} />
      </div>
      <TrendChart
        title={t('cohorts.chart')}
        description={t('cohorts.chartText')}
        category={t('cohorts.category')}
        series={ages}
        rows={cohorts.map(({ month, within }) => ({
          label: label(month),
          // What may still rise is not drawn as if it were known.
          values: Object.fromEntries(
            within.flatMap(({ days, rate, isComplete }) => (isComplete && rate !== null ? [[`d${days}`, rate]] : [])),
          ),
        }))}
        format={{ kind: 'percent' }}
        fileName={`kith-cohorts-${from}-${to}`}
        kind="line"
      />
      <ReportTable
        title={t('cohorts.title')}
        description={t('cohorts.text')}
        category={t('cohorts.category')}
        columns={[
          { key: 'leads', label: t('figures.leads'), kind: 'integer' },
          { key: 'conversions', label: t('figures.conversions'), kind: 'integer' },
          { key: 'conversionRate', label: t('figures.conversionRate'), kind: 'percent' },
          ...ages.map((age) => ({ ...age, kind: 'percent' as const })),
          { key: 'conversionValueMinor', label: t('figures.conversionValueMinor'), kind: 'money' },
          { key: 'rewardMinor', label: t('figures.rewardMinor'), kind: 'money' },
        ]}
        rows={cohorts.map(({ month, within, ...values }) => ({
          key: month,
          label: label(month),
          // What may still rise is not shown as if it were known.
          values: {
            ...values,
            ...Object.fromEntries(within.map(({ days, rate, isComplete }) => [`d${days}`, isComplete ? rate : null])),
          },
        }))}
        currency={currency}
        empty={t('empty')}
        fileName={`kith-cohort-table-${from}-${to}`}
      />
    </>
  );
}
