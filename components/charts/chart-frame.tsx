'use client';
import { ChartLine, Download, Table2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardAction, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { chartCsv } from './chart-csv';
import { ChartTable } from './chart-table';
import { saveText } from './save-csv';
import type { ChartFormat, ChartRow, ChartSeries } from './types';

export type ChartFrameProps = {
  title: string;
  /** What it says, in one sentence. */
  description?: string | undefined;
  /** Head of the first column: "Day", "Channel". */
  category?: string;
  series: readonly ChartSeries[];
  rows: readonly ChartRow[];
  format?: ChartFormat;
  /** Name of the CSV without ".csv". */
  fileName: string;
};

const INTEGER: ChartFormat = { kind: 'integer' };

/** The card around every chart: title, chart or table, CSV, and words when there is nothing to draw. */
export function ChartFrame({ children, ...props }: ChartFrameProps & { children: ReactNode }) {
  const { title, description, series, rows, format = INTEGER, fileName } = props;
  const t = useTranslations('charts');
  const category = props.category ?? t('category');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const isEmpty = rows.every((row) => series.every(({ key }) => !row.values[key] && !row.previous?.[key]));

  function download() {
    const csv = chartCsv({ category, series, rows, format, previousLabel: (name) => t('previous', { name }) });
    saveText(fileName, csv);
  }

  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        {description ? <CardDescription>{description}</CardDescription> : null}
        {isEmpty ? null : (
          <CardAction className="flex gap-1">
            <Button
              variant="ghost"
              size="icon-sm"
              onClick={() => setView(view === 'chart' ? 'table' : 'chart')}
              aria-label={view === 'chart' ? t('asTable', { title }) : t('asChart', { title })}
              title={view === 'chart' ? t('table') : t('chart')}
            >
              {view === 'chart' ? <Table2 aria-hidden /> : <ChartLine aria-hidden />}
            </Button>
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
        )}
      </CardHeader>
      <CardContent>
        {isEmpty ? (
          <p className="flex h-56 items-center justify-center text-center text-muted-foreground">{t('empty')}</p>
        ) : view === 'table' ? (
          <ChartTable caption={title} category={category} series={series} rows={rows} format={format} />
        ) : (
          <figure aria-label={title}>{children}</figure>
        )}
      </CardContent>
    </Card>
  );
}
