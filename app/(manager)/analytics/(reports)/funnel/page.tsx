import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { BarChart } from '@/components/charts/bar-chart';
import { FunnelChart } from '@/components/charts/funnel-chart';
import { type Funnel, type FunnelStep, getFunnel } from '@/lib/services/analytics/funnel';
import { chartStep } from '../../_components/chart-step';
import { loadReport } from '../../_components/load-report';
import { ReportFilters } from '../../_components/report-filters';
import { ReportTable } from '../../_components/report-table';
import { stepName } from '../../_components/step-name';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('analytics'))('funnel.title') };
}

export default async function FunnelPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const report = await loadReport(searchParams);
  const funnel = await getFunnel(report.ctx, report.query);
  return (
    <>
      <ReportFilters report={report} path="/analytics/funnel" />
      <Steps funnel={funnel} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-2">
        <Times funnel={funnel} />
        <Quality funnel={funnel} />
      </div>
      <Programs funnel={funnel} />
    </>
  );
}

type FunnelProps = { funnel: Funnel };

async function Steps({ funnel: { steps, from, to } }: FunnelProps) {
  const [t, names] = await Promise.all([
    getTranslations('analytics.funnel'),
    getTranslations('analytics.funnel.steps'),
  ]);
  const nameOf = (step: FunnelStep) => stepName(step, names);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-2">
      <FunnelChart
        title={t('title')}
        description={t('text')}
        category={t('step')}
        countLabel={t('count')}
        steps={steps.map((step) => chartStep(step, nameOf(step)))}
        fileName={`kith-funnel-${from}-${to}`}
      />
      <ReportTable
        title={t('table')}
        description={t('tableText')}
        category={t('step')}
        columns={[
          { key: 'count', label: t('count'), kind: 'integer' },
          { key: 'rateOfLeads', label: t('ofLeads'), kind: 'percent' },
          { key: 'medianDays', label: t('medianDays'), kind: 'decimal' },
        ]}
        rows={steps.map((step) => {
          const { key, label: _, ...values } = step;
          return { key, label: nameOf(step), values };
        })}
        currency=""
        empty={t('none')}
        fileName={`kith-steps-${from}-${to}`}
      />
    </div>
  );
}

async function Times({ funnel: { timeToConversion, from, to } }: FunnelProps) {
  const t = await getTranslations('analytics.funnel');
  const { count, firstQuartileDays, medianDays, thirdQuartileDays, distribution } = timeToConversion;
  return (
    <BarChart
      title={t('times')}
      description={
        count === 0 || medianDays === null
          ? t('noTimes')
          : t('timesText', { count, median: medianDays, first: firstQuartileDays ?? 0, third: thirdQuartileDays ?? 0 })
      }
      category={t('days')}
      series={[{ key: 'count', label: t('friends') }]}
      rows={distribution.map((part) => ({
        label:
          part.toDays === null
            ? t('daysFrom', { from: part.fromDays })
            : t('daysTo', { from: part.fromDays, to: part.toDays }),
        values: { count: part.count },
      }))}
      fileName={`kith-time-to-conversion-${from}-${to}`}
    />
  );
}

async function Quality({ funnel: { quality, from, to } }: FunnelProps) {
  const t = await getTranslations('analytics.funnel');
  return (
    <BarChart
      title={t('quality')}
      description={quality.average === null ? t('noQuality') : t('qualityText', { average: quality.average })}
      category={t('score')}
      series={[{ key: 'count', label: t('friends'), hue: 3 }]}
      rows={quality.distribution.map((part) => ({ label: `${part.from}–${part.to}`, values: { count: part.count } }))}
      fileName={`kith-quality-${from}-${to}`}
    />
  );
}

async function Programs({ funnel: { timeToConversion, from, to } }: FunnelProps) {
  const t = await getTranslations('analytics.funnel');
  return (
    <ReportTable
      title={t('byProgram')}
      description={t('byProgramText')}
      category={t('program')}
      columns={[
        { key: 'count', label: t('friends'), kind: 'integer' },
        { key: 'firstQuartileDays', label: t('quarter'), kind: 'decimal' },
        { key: 'medianDays', label: t('medianDays'), kind: 'decimal' },
        { key: 'thirdQuartileDays', label: t('threeQuarters'), kind: 'decimal' },
      ]}
      rows={timeToConversion.programs.map(({ programId, name, ...values }) => ({
        ...{ key: programId, label: name, href: `/programs/${programId}`, values },
      }))}
      currency=""
      empty={t('noTimes')}
      fileName={`kith-times-by-program-${from}-${to}`}
    />
  );
}
