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
  const room = isStacked ? 12 : format.kind === 'money' ? 64 : 32;
  const tick = { fontSize: 12, fill: 'var(--muted-foreground)' };
  return (
    <ResponsiveContainer width="100%" height={height}>
      <Plot data={[...rows]} layout="vertical" margin={{ top: 0, right: room, bottom: 0, left: 0 }}>
        <CartesianGrid horizontal={false} stroke="var(--chart-grid)" />
        <XAxis
          type="number"
          tickLine={false}
          axisLine={false}
          tick={tick}
          tickFormatter={short}
          allowDecimals={false}
          tickCount={ticksFor(rows, series, isStacked)}
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

const MOST_TICKS = 5;

/** With few to count the axis ends at the longest bar: five whole numbers for one friend leave most of a phone's width empty. */
function ticksFor(rows: readonly ChartRow[], series: readonly ChartSeries[], isStacked: boolean): number {
  const lengths = rows.map(({ values }) => {
    const figures = series.map(({ key }) => values[key] ?? 0);
    return isStacked ? figures.reduce((sum, figure) => sum + figure, 0) : Math.max(...figures);
  });
  return Math.min(MOST_TICKS, Math.max(2, Math.ceil(Math.max(0, ...lengths)) + 1));
}
