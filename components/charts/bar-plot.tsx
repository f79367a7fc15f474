'use client';
import { Bar, CartesianGrid, LabelList, BarChart as Plot, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartTooltip } from './chart-tooltip';
import { colorOf } from './hues';
import type { ChartFormat, ChartRow, ChartSeries } from './types';
import { useChartFormat } from './use-chart-format';

type BarPlotProps = {
  height: number;
  series: readonly ChartSeries[];
  rows: readonly ChartRow[];
  format: ChartFormat;
  sideBySide: boolean;
};

/** The drawing of a bar chart. */
export function BarPlot({ height, series, rows, format, sideBySide }: BarPlotProps) {
  const { short, full } = useChartFormat(format);
  const isStacked = series.length > 1 && !sideBySide;
  const tick = { fontSize: 12, fill: 'var(--muted-foreground)' };
  return (
    <ResponsiveContainer width="100%" height={height}>
      <Plot data={[...rows]} layout="vertical" margin={{ top: 0, right: 64, bottom: 0, left: 0 }}>
        <CartesianGrid horizontal={false} stroke="var(--chart-grid)" />
        <XAxis
          type="number"
          tickLine={false}
          axisLine={false}
          tick={tick}
          tickFormatter={short}
          allowDecimals={false}
        />
        <YAxis type="category" dataKey="label" tickLine={false} axisLine={false} tick={tick} width={96} />
        <Tooltip
          content={<ChartTooltip series={series} format={format} />}
          cursor={{ fill: 'var(--accent)' }}
          isAnimationActive={false}
        />
        {series.map((item, index) => (
          <Bar
            key={item.key}
            dataKey={(row: ChartRow) => row.values[item.key]}
            {...(isStacked && { stackId: 'one' })}
            fill={colorOf(item, index)}
            barSize={sideBySide ? 14 : 18}
            radius={isStacked && index < series.length - 1 ? 0 : [0, 4, 4, 0]}
            isAnimationActive={false}
          >
            {isStacked ? null : (
              <LabelList
                position="right"
                className="tabular fill-foreground text-xs"
                formatter={(value) => (typeof value === 'number' ? full(value) : '')}
              />
            )}
          </Bar>
        ))}
      </Plot>
    </ResponsiveContainer>
  );
}
