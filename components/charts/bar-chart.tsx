'use client';
import { lazy } from 'react';
import { ChartFrame, type ChartFrameProps } from './chart-frame';
import { ChartLegend } from './chart-legend';
import type { ChartFormat } from './types';
import { WhenNear } from './when-near';

const BarPlot = lazy(async () => ({ default: (await import('./bar-plot')).BarPlot }));

const INTEGER: ChartFormat = { kind: 'integer' };
const ROW_HEIGHT = 36;
/** Bars of one category touch each other nearly; those of two categories must not. */
const BAR_HEIGHT = 16;
const ROW_GAP = 22;

type BarChartProps = ChartFrameProps & {
  /** Several series stand side by side, to be compared, instead of being stacked to a sum. */
  sideBySide?: boolean;
};

/** Categories compared, as horizontal bars with their figure beside them; several series are stacked. */
export function BarChart({ sideBySide = false, ...frame }: BarChartProps) {
  const { series, rows, format = INTEGER } = frame;
  const rowHeight = sideBySide ? series.length * BAR_HEIGHT + ROW_GAP : ROW_HEIGHT;
  const height = rows.length * rowHeight + 24;
  return (
    <ChartFrame {...frame}>
      {series.length > 1 ? <ChartLegend series={series} /> : null}
      <WhenNear height={height}>
        <BarPlot height={height} series={series} rows={rows} format={format} sideBySide={sideBySide} />
      </WhenNear>
    </ChartFrame>
  );
}
