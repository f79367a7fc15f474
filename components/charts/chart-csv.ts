import { decimalString } from '@/lib/domain/money/money';
import type { ChartFormat, ChartRow, ChartSeries } from './types';

type CsvInput = {
  category: string;
  series: readonly ChartSeries[];
  rows: readonly ChartRow[];
  format: ChartFormat;
  /** Names the column of the period before: "Touches, period before". */
  previousLabel: (name: string) => string;
};

/** The figures behind a chart as CSV (RFC 4180): exact decimals, and no cell that a spreadsheet would run as a formula. */
export function chartCsv({ category, series, rows, format, previousLabel }: CsvInput): string {
  const hasPrevious = rows.some((row) => row.previous);
  const write = (value: number | undefined) => {
    if (value === undefined) return '';
    return format.kind === 'money' ? decimalString(value, format.currency) : String(value);
  };
  const head = [
    category,
    ...series.map(({ label }) => label),
    ...(hasPrevious ? series.map(({ label }) => previousLabel(label)) : []),
  ];
  const body = rows.map((row) => [
    csvCell(row.label),
    ...series.map(({ key }) => write(row.values[key])),
    ...(hasPrevious ? series.map(({ key }) => write(row.previous?.[key])) : []),
  ]);
  return [head.map(csvCell), ...body].map((line) => line.join(',')).join('\r\n');
}

/** A cell that no spreadsheet runs as a formula; amounts below zero stay numbers. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
