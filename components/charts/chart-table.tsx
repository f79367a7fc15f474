'use client';
import { useTranslations } from 'next-intl';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { ChartFormat, ChartRow, ChartSeries } from './types';
import { useChartFormat } from './use-chart-format';

type ChartTableProps = {
  caption: string;
  category: string;
  series: readonly ChartSeries[];
  rows: readonly ChartRow[];
  format: ChartFormat;
};

/** The figures behind a chart, to be read and copied. */
export function ChartTable({ caption, category, series, rows, format }: ChartTableProps) {
  const t = useTranslations('charts');
  const { full } = useChartFormat(format);
  const hasPrevious = rows.some((row) => row.previous);
  const show = (value: number | undefined) => (value === undefined ? '' : full(value));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="max-h-72 overflow-auto" aria-label={caption} tabIndex={0}>
      <Table>
        <caption className="sr-only">{caption}</caption>
        <TableHeader>
          <TableRow>
            <TableHead>{category}</TableHead>
            {series.map(({ key, label }) => (
              <TableHead key={key} className="text-right">
                {label}
              </TableHead>
            ))}
            {hasPrevious
              ? series.map(({ key, label }) => (
                  <TableHead key={key} className="text-right">
                    {t('previous', { name: label })}
                  </TableHead>
                ))
              : null}
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.label}>
              <TableHead scope="row">{row.label}</TableHead>
              {series.map(({ key }) => (
                <TableCell key={key} className="text-right">
                  {show(row.values[key])}
                </TableCell>
              ))}
              {hasPrevious
                ? series.map(({ key }) => (
                    <TableCell key={key} className="text-right text-muted-foreground">
                      {show(row.previous?.[key])}
                    </TableCell>
                  ))
                : null}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
