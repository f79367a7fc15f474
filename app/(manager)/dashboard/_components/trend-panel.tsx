'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TrendChart } from '@/components/charts/trend-chart';
import { Segmented } from '@/components/ui/segmented';
import type { Granularity } from '@/lib/domain/analytics/periods';

const FIGURES = ['conversions', 'leads', 'touches', 'rewards'] as const;
type Figure = (typeof FIGURES)[number];

export type TrendPoint = { label: string; values: Record<Figure, number>; previous: Record<Figure, number> };

type TrendPanelProps = { points: readonly TrendPoint[]; granularity: Granularity; currency: string; fileName: string };

/** One figure over time, the period before dotted; which figure is chosen above. */
export function TrendPanel({ points, granularity, currency, fileName }: TrendPanelProps) {
  const t = useTranslations('dashboard');
  const [figure, setFigure] = useState<Figure>('conversions');
  return (
    <div className="flex flex-col gap-3">
      <div className="overflow-x-auto">
        <Segmented
          aria-label={t('trend.choose')}
          value={figure}
          onValueChange={setFigure}
          options={FIGURES.map((value) => ({ value, label: t(`stats.${value}`) }))}
        />
      </div>
      <TrendChart
        key={figure}
        title={t(`stats.${figure}`)}
        description={t('trend.description')}
        category={t(`trend.by.${granularity}`)}
        series={[{ key: figure, label: t(`stats.${figure}`) }]}
        rows={points.map(({ label, values, previous }) => ({
          label,
          values: { [figure]: values[figure] },
          previous: { [figure]: previous[figure] },
        }))}
        format={figure === 'rewards' ? { kind: 'money', currency } : { kind: 'integer' }}
        fileName={`${fileName}-${figure}`}
        kind="area"
      />
    </div>
  );
}
