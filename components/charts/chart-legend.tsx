import { cn } from '@/components/ui/cn';
import { colorOf } from './hues';
import type { ChartSeries } from './types';

/** Names of several series, with the line's own look. A chart with one series needs none. */
export function ChartLegend({ series, dotted }: { series: readonly ChartSeries[]; dotted?: string }) {
  return (
    <ul className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
      {series.map((item, index) => (
        <li key={item.key} className="flex items-center gap-1.5">
          <span aria-hidden className={cn('size-2.5 rounded-full')} style={{ background: colorOf(item, index) }} />
          {item.label}
        </li>
      ))}
      {dotted ? (
        <li className="flex items-center gap-1.5">
          <span aria-hidden className="w-4 border-current border-t-2 border-dotted" />
          {dotted}
        </li>
      ) : null}
    </ul>
  );
}
