'use client';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { BarChart } from '@/components/charts/bar-chart';
import { Label } from '@/components/ui/label';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { ATTRIBUTION_MODELS, type AttributionModel } from '@/lib/domain/programs/types';
import type { SharesOf } from '@/lib/services/attribution/report';
import { plotRows } from './plot-rows';

type SharePlotsProps = { plots: readonly { title: string; rows: readonly SharesOf[]; fileName: string }[] };

/** What was decided beside what one other model says, for who reads a picture faster than a table of six columns. */
export function SharePlots({ plots }: SharePlotsProps) {
  const t = useTranslations('attribution.report');
  const models = useTranslations('referrals.receiptPage.models');
  const id = useId();
  const [model, setModel] = useState<AttributionModel>('first');
  const series = [
    { key: 'decided', label: t('decided'), hue: 1 },
    { key: 'other', label: models(model), hue: 2 },
  ] as const;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Label htmlFor={id}>{t('compareWith')}</Label>
        <Select value={model} onValueChange={(value) => setModel(value as AttributionModel)}>
          <SelectTrigger id={id} className="w-48">
            <SelectValue>{models(model)}</SelectValue>
          </SelectTrigger>
          <SelectContent>
            {ATTRIBUTION_MODELS.map((value) => (
              <SelectItem key={value} value={value}>
                {models(value)}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
      <div className="grid gap-5 xl:grid-cols-2 xl:items-start">
        {plots.map(({ title, rows, fileName }) => {
          const drawn = plotRows(rows, ({ name, decided, [model]: other }) => {
            return { label: name, values: { decided, other } };
          });
          return (
            <BarChart
              key={fileName}
              title={title}
              description={drawn.length < rows.length ? t('plotMost', { count: drawn.length }) : undefined}
              category={t('name')}
              series={series}
              rows={drawn}
              format={{ kind: 'decimal' }}
              fileName={`${fileName}-${model}`}
              sideBySide
            />
          );
        })}
      </div>
    </div>
  );
}
