'use client';
import { Download } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { saveCsv } from '@/components/charts/save-csv';
import { compareValues } from '@/components/tables/compare-values';
import { SortHeader } from '@/components/tables/sort-header';
import { Button } from '@/components/ui/button';
import { Card, CardAction, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { decimalString, formatMoney } from '@/lib/domain/money/money';

export type ReportColumn = { key: string; label: string; kind: 'integer' | 'percent' | 'money' | 'decimal' };

export type ReportRow = {
  key: string;
  label: string;
  /** What the CSV calls it, where a program reads it better: an ISO day. */
  code?: string;
  href?: string;
  /** Minor units for money, parts of one for percent; null where there is nothing to tell. */
  values: Readonly<Record<string, number | null>>;
  /** Of this row's money, where it is not the table's. */
  currency?: string;
};

type ReportTableProps = {
  title: string;
  description?: string;
  /** Head of the first column. */
  category: string;
  columns: readonly ReportColumn[];
  rows: readonly ReportRow[];
  currency: string;
  empty: string;
  fileName: string;
};

type Sort = { key: string; down: boolean } | null;

/** The greatest on top, then the least, then as it was. */
function after(sort: Sort, key: string): Sort {
  if (sort?.key !== key) return { key, down: true };
  return sort.down ? { key, down: false } : null;
}

/** The rows by one figure, nothing last; as they came where none is chosen. */
function sorted(rows: readonly ReportRow[], sort: Sort): readonly ReportRow[] {
  if (!sort) return rows;
  const figureOf = (row: ReportRow) => row.values[sort.key] ?? null;
  const known = rows.filter((row) => figureOf(row) !== null);
  const order = sort.down ? -1 : 1;
  return [
    ...known.toSorted((a, b) => order * compareValues(figureOf(a), figureOf(b))),
    ...rows.filter((row) => figureOf(row) === null),
  ];
}

/** Figures side by side, to be read, sorted, copied and taken along as CSV. */
export function ReportTable(props: ReportTableProps) {
  const { title, description, columns, currency, empty, fileName } = props;
  const [sort, setSort] = useState<Sort>(null);
  const rows = sorted(props.rows, sort);
  const t = useTranslations('charts');
  const format = useFormatter();
  const locale = useLocale();

  function show({ kind }: ReportColumn, row: ReportRow, value: number | null | undefined): string {
    if (value === null || value === undefined) return '–';
    if (kind === 'money') return formatMoney({ amountMinor: value, currency: row.currency ?? currency }, locale);
    if (kind === 'percent') return format.number(value, { style: 'percent', maximumFractionDigits: 1 });
    return format.number(value, { maximumFractionDigits: kind === 'decimal' ? 1 : 0 });
  }

  function download() {
    const write = ({ key, kind }: ReportColumn, row: ReportRow) => {
      const value = row.values[key];
      if (value === null || value === undefined) return '';
      return kind === 'money' ? decimalString(value, row.currency ?? currency) : String(value);
    };
    const body = rows.map((row) => [
      row.code ?? row.label,
      row.currency ?? currency,
      ...columns.map((column) => write(column, row)),
    ]);
    saveCsv(fileName, [[props.category, t('currency'), ...columns.map(({ label }) => label)], ...body]);
  }

  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        {description ? <CardDescription>{description}</CardDescription> : null}
        {rows.length ? (
          <CardAction>
            <Button
              variant="ghost"
              size="icon-sm"
              onClick={download}
              aria-label={t('csvOf', { title })}
              title={t('csv')}
            >
              <Download aria-hidden />
            </Button>
          </CardAction>
        ) : null}
      </CardHeader>
      <CardContent>
        {rows.length ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
          <section className="overflow-x-auto" aria-label={title} tabIndex={0}>
            <Table>
              <caption className="sr-only">{title}</caption>
              <TableHeader>
                <TableRow>
                  <TableHead>{props.category}</TableHead>
                  {columns.map(({ key, label }) => (
                    <TableHead
                      key={key}
                      aria-sort={sort?.key === key ? (sort.down ? 'descending' : 'ascending') : undefined}
                      className="whitespace-normal text-right"
                    >
                      <SortHeader
                        label={label}
                        align="right"
                        direction={sort?.key === key ? (sort.down ? 'desc' : 'asc') : false}
                        onSort={() => setSort(after(sort, key))}
                      />
                    </TableHead>
                  ))}
                </TableRow>
              </TableHeader>
              <TableBody>
                {rows.map((row) => (
                  <TableRow key={row.key}>
                    <TableHead
                      scope="row"
                      className="text-foreground max-sm:max-w-36 max-sm:whitespace-normal sm:max-w-64 sm:truncate"
                    >
                      {row.href ? (
                        <Link href={row.href} className="font-medium underline-offset-2 hover:underline">
                          {row.label}
                        </Link>
                      ) : (
                        row.label
                      )}
                    </TableHead>
                    {columns.map((column) => (
                      <TableCell key={column.key} className="tabular whitespace-nowrap text-right">
                        {show(column, row, row.values[column.key])}
                      </TableCell>
                    ))}
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </section>
        ) : (
          <p className="py-6 text-center text-muted-foreground">{empty}</p>
        )}
      </CardContent>
    </Card>
  );
}
