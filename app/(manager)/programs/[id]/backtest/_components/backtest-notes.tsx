'use client';
import { useTranslations } from 'next-intl';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { reasonText } from '../../../../conversions/_components/reason-text';
import type { BacktestResult } from './use-backtest';

/** Why enrolments earn nothing or less, and what the backtest takes for granted. */
export function BacktestNotes({ result: { reasons, cuts, assumptions } }: { result: BacktestResult }) {
  const t = useTranslations('backtest');
  const conversions = useTranslations('conversions');
  const limits = cuts.filter(({ reason }) => reason === 'limit-cut' || reason === 'budget-exhausted');
  const groups = [
    {
      title: t('notes.unrewarded'),
      lines: reasons.map((row) => ({ ...row, text: reasonText(row.reason, conversions) ?? row.reason })),
    },
    {
      title: t('notes.cuts'),
      lines: limits.map((row) => ({ ...row, text: t(`notes.${row.reason as 'limit-cut' | 'budget-exhausted'}`) })),
    },
  ];
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('notes.title')}</CardTitle>
      </CardHeader>
      <CardContent className="grid gap-5 md:grid-cols-2">
        {groups
          .filter(({ lines }) => lines.length > 0)
          .map(({ title, lines }) => (
            <section key={title} className="flex flex-col gap-1.5">
              <h3 className="font-medium">{title}</h3>
              <ul className="flex flex-col gap-1 text-muted-foreground">
                {lines.map(({ reason, text, conversions: count }) => (
                  <li key={reason} className="flex justify-between gap-4">
                    <span>{text}</span>
                    <span className="tabular whitespace-nowrap">{t('notes.count', { count })}</span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        <section className="flex flex-col gap-1.5 md:col-span-2">
          <h3 className="font-medium">{t('notes.assumptions')}</h3>
          <ul className="flex list-disc flex-col gap-1 pl-5 text-muted-foreground">
            {assumptions.map(({ code }) => (
              <li key={code}>{t(`assumption.${code}`)}</li>
            ))}
          </ul>
        </section>
      </CardContent>
    </Card>
  );
}
