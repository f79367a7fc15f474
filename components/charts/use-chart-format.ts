'use client';
import { useFormatter } from 'next-intl';
import { currencyExponent } from '@/lib/domain/money/currencies';
import type { ChartFormat } from './types';

/** Writes a figure: in full for tooltip and table, short for the axis. */
export function useChartFormat(format: ChartFormat) {
  const formatter = useFormatter();
  const scale = format.kind === 'money' ? 10 ** currencyExponent(format.currency) : 1;
  const style =
    format.kind === 'money'
      ? ({ style: 'currency', currency: format.currency } as const)
      : format.kind === 'percent'
        ? ({ style: 'percent', maximumFractionDigits: 1 } as const)
        : ({ maximumFractionDigits: format.kind === 'decimal' ? 1 : 0 } as const);
  return {
    full: (value: number) => formatter.number(value / scale, style),
    short: (value: number) =>
      format.kind === 'percent'
        ? formatter.number(value, style)
        : formatter.number(value / scale, {
            ...style,
            notation: 'compact',
            minimumFractionDigits: 0,
            maximumFractionDigits: 1,
          }),
  };
}
