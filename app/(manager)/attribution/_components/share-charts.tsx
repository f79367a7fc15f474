'use client';
import { Download } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { saveCsv } from '@/components/charts/save-csv';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { ATTRIBUTION_MODELS } from '@/lib/domain/programs/types';
import type { SharesOf } from '@/lib/services/attribution/report';

const COLUMNS = ['decided', ...ATTRIBUTION_MODELS] as const;

type ShareChartsProps = { title: string; rows: readonly SharesOf[]; fileName: string };

/** Conversions by every model side by side: figures with a bar each, so that the eye compares along a row. */
export function ShareCharts({ title, rows, fileName }: ShareChartsProps) {
  const t = useTranslations('attribution.report');
  const models = useTranslations('referrals.receiptPage.models');
  const format = useFormatter();
  const most = Math.max(...rows.flatMap((row) => COLUMNS.map((model) => row[model])), 1);
  const nameOf = (model: (typeof COLUMNS)[number]) => (model === 'decided' ? t('decided') : models(model));
  const save = () =>
    saveCsv(fileName, [
      [t('name'), ...COLUMNS.map(nameOf)],
      ...rows.map((row) => [row.name, ...COLUMNS.map((model) => String(row[model]))]),
    ]);
  return (
    <Card>
      <CardHeader className="flex-row flex-wrap items-center justify-between gap-2">
        <CardTitle>{title}</CardTitle>
        <Button variant="ghost" size="sm" onClick={save}>
          <Download aria-hidden />
          {t('csv')}
        </Button>
      </CardHeader>
      <CardContent className="overflow-x-auto">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead>{t('name')}</TableHead>
              {COLUMNS.map((model) => (
                <TableHead key={model} className="text-right">
                  {nameOf(model)}
                </TableHead>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.key}>
                <TableCell className="min-w-32 break-words">{row.name}</TableCell>
                {COLUMNS.map((model) => (
                  <TableCell key={model} className="min-w-24 text-right">
                    <span className="tabular">{format.number(row[model], { maximumFractionDigits: 1 })}</span>
                    <span aria-hidden className="mt-1 block h-1.5 rounded-full bg-muted">
                      <span
                        className={`block h-full rounded-full ${model === 'decided' ? 'bg-primary' : 'bg-muted-foreground/50'}`}
                        style={{ width: `${(100 * row[model]) / most}%` }}
                      />
                    </span>
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </CardContent>
    </Card>
  );
}
