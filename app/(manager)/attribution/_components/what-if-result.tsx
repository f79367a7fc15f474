'use client';
import { useLocale, useTranslations } from 'next-intl';
import { BarChart } from '@/components/charts/bar-chart';
import { Money } from '@/components/money/money';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatMoney } from '@/lib/domain/money/money';
import type { CounterfactualView } from '@/lib/services/attribution/counterfactual';
import { plotRows } from './plot-rows';

/** In one sentence first, then per referrer, then as a picture of the greatest differences. */
export function WhatIfResult({ view }: { view: CounterfactualView }) {
  const t = useTranslations('attribution.whatIf');
  const locale = useLocale();
  const { currency, conversions, changed, byPerson, totals, referrers } = view;
  const money = (amountMinor: number) => <Money value={{ amountMinor, currency }} />;
  const moved = referrers.filter(({ differenceMinor, decided, would }) => {
    return differenceMinor !== 0 || decided.conversions !== would.conversions;
  });
  const byDifference = moved.toSorted((a, b) => Math.abs(b.differenceMinor) - Math.abs(a.differenceMinor));
  const difference = formatMoney({ amountMinor: Math.abs(totals.differenceMinor), currency }, locale);
  const way = totals.differenceMinor > 0 ? 'more' : totals.differenceMinor < 0 ? 'less' : 'same';
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <CardHeader>
          <CardTitle>{changed === 0 ? t('nothing') : t('changed', { changed, conversions })}</CardTitle>
        </CardHeader>
        <CardContent className="flex flex-col gap-4">
          <p className="text-pretty">
            {t('total', { way, difference })} {byPerson ? t('byPerson', { count: byPerson }) : null}
          </p>
          {moved.length ? (
            <div className="overflow-x-auto">
              <Table>
                <TableHeader>
                  <TableRow>
                    <TableHead>{t('referrer')}</TableHead>
                    <TableHead className="text-right">{t('friends')}</TableHead>
                    <TableHead className="text-right">{t('decided')}</TableHead>
                    <TableHead className="text-right">{t('would')}</TableHead>
                    <TableHead className="text-right">{t('difference')}</TableHead>
                  </TableRow>
                </TableHeader>
                <TableBody>
                  {moved.map(({ referrerId, name, decided, would, differenceMinor }) => (
                    <TableRow key={referrerId}>
                      <TableCell className="min-w-28 break-words">{name ?? '–'}</TableCell>
                      <TableCell className="tabular whitespace-nowrap text-right">
                        {t('fromTo', { from: decided.conversions, to: would.conversions })}
                      </TableCell>
                      <TableCell className="text-right">{money(decided.minor)}</TableCell>
                      <TableCell className="text-right">{money(would.minor)}</TableCell>
                      <TableCell className="text-right font-medium">{money(differenceMinor)}</TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
            </div>
          ) : null}
          <p className="text-muted-foreground text-sm">{t('assumption')}</p>
        </CardContent>
      </Card>
      {moved.length ? (
        <BarChart
          title={t('plot')}
          category={t('referrer')}
          series={[
            { key: 'decided', label: t('decided'), hue: 1 },
            { key: 'would', label: t('would'), hue: 2 },
          ]}
          rows={plotRows(byDifference, ({ name, decided, would }) => ({
            label: name ?? '–',
            values: { decided: decided.minor, would: would.minor },
          }))}
          format={{ kind: 'money', currency }}
          fileName="attribution-what-if"
          sideBySide
        />
      ) : null}
    </div>
  );
}
