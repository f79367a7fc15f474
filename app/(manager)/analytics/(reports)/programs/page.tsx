import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { BarChart } from '@/components/charts/bar-chart';
import { comparePrograms } from '@/lib/services/analytics/programs';
import { ALL_FIGURES, figureColumns } from '../../_components/figure-columns';
import { loadReport } from '../../_components/load-report';
import { ReportFilters } from '../../_components/report-filters';
import { ReportTable } from '../../_components/report-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analytics'))('programs.title') };
}

export default async function ProgramsReport({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const report = await loadReport(searchParams);
  const [{ programs, currency, from, to }, t] = await Promise.all([
    comparePrograms(report.ctx, report.query),
    getTranslations('analytics'),
  ]);
  const columns = figureColumns((key) => t(`figures.${key}`), ALL_FIGURES);
  return (
    <>
      <ReportFilters report={report} path="/analytics/programs" />
      <BarChart
        title={t('programs.chart')}
        description={t('programs.chartText')}
        category={t('programs.category')}
        series={(['leads', 'conversions'] as const).map((key) => ({ key, label: t(`figures.${key}`) }))}
        rows={programs.map(({ name, leads, conversions }) => ({ label: name, values: { leads, conversions } }))}
        sideBySide
        fileName={`kith-programs-${from}-${to}`}
      />
      <ReportTable
        title={t('programs.title')}
        description={t('programs.text')}
        category={t('programs.category')}
        columns={[...columns, { key: 'medianDays', label: t('figures.medianDays'), kind: 'decimal' }]}
        rows={programs.map(({ programId, name, currency: own, status: _, ...values }) => ({
          ...{ key: programId, label: name, href: `/programs/${programId}`, currency: own, values },
        }))}
        currency={currency}
        empty={t('empty')}
        fileName={`kith-compare-programs-${from}-${to}`}
      />
    </>
  );
}
