'use client';
import { useTranslations } from 'next-intl';
import { colorOf } from './hues';
import type { ChartFormat, ChartRow, ChartSeries } from './types';
import { useChartFormat } from './use-chart-format';

type ChartTooltipProps = {
  series: readonly ChartSeries[];
  format: ChartFormat;
  /** Given by Recharts. */
  active?: boolean;
  payload?: readonly { payload?: ChartRow }[];
};

/** What the pointer, or the arrow keys, are on: each series with the period before. */
export function ChartTooltip({ series, format, active, payload }: ChartTooltipProps) {
  const t = useTranslations('charts');
  const { full } = useChartFormat(format);
  // What is not known yet has no figure, and no point in the drawing.
  const say = (value: number | undefined) => (value === undefined ? '–' : full(value));
  const row = payload?.[0]?.payload;
  if (!active || !row) return null;
  return (
    <div className="rounded-lg border bg-popover px-3 py-2 text-popover-foreground text-xs shadow-float">
      <p className="mb-1 font-medium">{row.label}</p>
      <ul className="flex flex-col gap-0.5">
        {series.map((item, index) => (
          <li key={item.key} className="flex items-center gap-2">
            <span aria-hidden className="size-2 rounded-full" style={{ background: colorOf(item, index) }} />
            {item.label}
            <span className="tabular ml-auto pl-4 font-medium">{say(row.values[item.key])}</span>
          </li>
        ))}
        {row.previous
          ? series.map((item) => (
              <li key={item.key} className="flex items-center gap-2 text-muted-foreground">
                <span aria-hidden className="w-2 border-current border-t border-dotted" />
                {t('previous', { name: item.label })}
                <span className="tabular ml-auto pl-4">{full(row.previous?.[item.key] ?? 0)}</span>
              </li>
            ))
          : null}
      </ul>
    </div>
  );
}
