'use client';
import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { ChartFrame, type ChartFrameProps } from './chart-frame';
import { ChartLegend } from './chart-legend';
import type { ChartFormat } from './types';
import { WhenNear } from './when-near';

// Recharts is half of all that a page with charts sends: it comes when one is near.
const TrendPlot = lazy(async () => ({ default: (await import('./trend-plot')).TrendPlot }));

type TrendChartProps = ChartFrameProps & {
  /** `stack`: areas upon each other, for parts of a whole. */
  kind?: 'line' | 'area' | 'stack';
  height?: number;
};

const INTEGER: ChartFormat = { kind: 'integer' };

/** Figures over time. The period before is a dotted line; table and CSV stand behind it. */
export function TrendChart({ kind = 'line', height = 260, ...frame }: TrendChartProps) {
  const { series, rows, format = INTEGER } = frame;
  const t = useTranslations('charts');
  const hasPrevious = rows.some((row) => row.previous);
  return (
    <ChartFrame {...frame}>
      {series.length > 1 || hasPrevious ? (
        <ChartLegend series={series} dotted={hasPrevious ? t('periodBefore') : undefined} />
      ) : null}
      <WhenNear height={height}>
        <TrendPlot kind={kind} height={height} series={series} rows={rows} format={format} />
      </WhenNear>
    </ChartFrame>
  );
}
