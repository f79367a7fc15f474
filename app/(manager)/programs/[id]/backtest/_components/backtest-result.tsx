'use client';
import { useFormatter, useTranslations } from 'next-intl';
import { TrendChart } from '@/components/charts/trend-chart';
import { Money } from '@/components/money/money';
import { StatCard } from '@/components/page/stat-card';
import { Alert } from '@/components/ui/alert';
import { BacktestHeadline } from './backtest-headline';
import { BacktestNotes } from './backtest-notes';
import { BacktestReferrers } from './backtest-referrers';
import type { BacktestResult } from './use-backtest';

type ResultProps = { result: BacktestResult; fileName: string };

/** The difference in words, in figures, by month and by referrer, and what stands behind it. */
export function BacktestResultView({ result, fileName }: ResultProps) {
  const t = useTranslations('backtest');
  const format = useFormatter();
  const { totals, currency, months } = result;
  if (totals.conversions === 0) return <Alert title={t('nothing')} />;
  const money = (amountMinor: number) => <Money value={{ amountMinor, currency }} />;
  // Months of the organisation already; UTC keeps them from being moved again.
  const label = (month: string) =>
    format.dateTime(new Date(`${month}T00:00:00Z`), { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return (
    <div className="flex flex-col gap-5">
      <BacktestHeadline result={result} />
      <section aria-label={t('stats.label')} className="grid grid-cols-2 gap-3 md:gap-4 lg:grid-cols-4">
        <StatCard label={t('stats.paid')} value={money(totals.paid.grantedMinor)} />
        <StatCard label={t('stats.would')} value={money(totals.would.grantedMinor)} />
        <StatCard
          label={t('stats.difference')}
          value={money(totals.difference.grantedMinor)}
          note={totals.difference.share === null ? undefined : format.number(totals.difference.share, 'percent')}
        />
        <StatCard
          label={t('stats.rewarded')}
          value={format.number(totals.would.rewarded)}
          note={t('stats.instead', { paid: totals.paid.rewarded })}
        />
      </section>
      <TrendChart
        title={t('chart.title')}
        description={t('chart.description')}
        category={t('chart.category')}
        series={[
          { key: 'would', label: t('chart.would'), hue: 1 },
          { key: 'paid', label: t('chart.paid'), hue: 2 },
        ]}
        rows={months.map(({ month, paid, would }) => ({
          label: label(month),
          values: { would: would.grantedMinor, paid: paid.grantedMinor },
        }))}
        format={{ kind: 'money', currency }}
        fileName={`${fileName}-months`}
      />
      <BacktestReferrers result={result} fileName={`${fileName}-referrers`} />
      <BacktestNotes result={result} />
    </div>
  );
}
