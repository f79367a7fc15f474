'use client';
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartTooltip } from './chart-tooltip';
import { colorOf } from './hues';
import type { ChartFormat, ChartRow, ChartSeries } from './types';
import { useChartFormat } from './use-chart-format';

type TrendPlotProps = {
  kind: 'line' | 'area' | 'stack';
  height: number;
  series: readonly ChartSeries[];
  rows: readonly ChartRow[];
  format: ChartFormat;
};

/** The drawing of a trend chart. */
export function TrendPlot({ kind, height, series, rows, format }: TrendPlotProps) {
  const { short } = useChartFormat(format);
  const hasPrevious = rows.some((row) => row.previous);
  const tick = { fontSize: 12, fill: 'var(--muted-foreground)' };
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={[...rows]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis dataKey="label" tickLine={false} axisLine={false} tick={tick} minTickGap={32} tickMargin={8} />
        <YAxis
          tickLine={false}
          axisLine={false}
          tick={tick}
          width={axisWidth(short, rows, series, kind === 'stack')}
          tickFormatter={short}
          // A share is a part of one: whole steps would go up to 400 %.
          allowDecimals={format.kind === 'percent'}
        />
        <Tooltip
          content={<ChartTooltip series={series} format={format} />}
          cursor={{ stroke: 'var(--border)' }}
          isAnimationActive={false}
        />
        {hasPrevious
          ? series.map((item, index) => (
              <Line
                key={`${item.key}-previous`}
                dataKey={(row: ChartRow) => row.previous?.[item.key]}
                stroke={colorOf(item, index)}
                strokeOpacity={0.6}
                strokeWidth={1.5}
                strokeDasharray="2 4"
                strokeLinecap="round"
                dot={false}
                activeDot={false}
                isAnimationActive={false}
              />
            ))
          : null}
        {series.map((item, index) => {
          const color = colorOf(item, index);
          const shared = {
            dataKey: (row: ChartRow) => row.values[item.key],
            stroke: color,
            strokeWidth: 2,
            isAnimationActive: false,
            activeDot: { r: 4, stroke: 'var(--card)', strokeWidth: 2 },
          };
          return kind === 'stack' ? (
            <Area key={item.key} {...shared} stackId="one" fill={color} fillOpacity={0.5} />
          ) : kind === 'area' ? (
            <Area key={item.key} {...shared} fill={color} fillOpacity={0.12} />
          ) : (
            <Line key={item.key} {...shared} dot={rows.length === 1} />
          );
        })}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

const LEAST_WIDTH = 48;
const DIGIT_WIDTH = 7;

/** Room for the longest figure of the axis: "1,8 mil US$" is wider than "$1.8K". Steps are about quarters of the greatest value. */
function axisWidth(
  short: (value: number) => string,
  rows: readonly ChartRow[],
  series: readonly ChartSeries[],
  isStacked: boolean,
): number {
  const heights = rows.flatMap(({ values, previous }) =>
    [values, previous ?? {}].map((figures) => {
      const all = series.map(({ key }) => figures[key] ?? 0);
      return isStacked ? all.reduce((sum, figure) => sum + figure, 0) : Math.max(0, ...all);
    }),
  );
  const top = Math.max(0, ...heights);
  const longest = Math.max(...[1, 0.75, 0.5, 0.25].map((part) => short(top * part).length));
  return Math.max(LEAST_WIDTH, longest * DIGIT_WIDTH + 12);
}
