'use client';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { TrendChart } from '@/components/charts/trend-chart';
import { LIABILITY_PARTS } from '@/lib/domain/analytics/liability-balances';
import { formatMoney } from '@/lib/domain/money/money';
import type { LiabilityView } from '@/lib/services/analytics/liability';

const FORECAST = ['due', 'expected', 'breakage'] as const;
const HUES = { accrued: 1, payable: 2, underWay: 3, credit: 4, reserved: 5, goods: 6 } as const;
const FORECAST_HUES = { due: 1, expected: 2, breakage: 3 } as const;

/** What was owed, stacked by where it stood, and what comes. */
export function LiabilityCharts({ view }: { view: LiabilityView }) {
  const t = useTranslations('liability');
  const format = useFormatter();
  const locale = useLocale();
  const { past, forecast, currency, now, from, to } = view;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  // Months of the organisation already; UTC keeps them from being moved again.
  const label = (month: string) =>
    format.dateTime(new Date(`${month}T00:00:00Z`), { month: 'short', year: 'numeric', timeZone: 'UTC' });
  // A part that never held anything would only draw its line over the others'.
  const parts = LIABILITY_PARTS.filter((part) => [now, ...past].some((owed) => owed[`${part}Minor`]));
  const coming = FORECAST.filter((key) => forecast.totals[`${key}Minor`] > 0);
  const { dueMinor, breakageMinor } = forecast.later;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-2">
      <TrendChart
        title={t('past.title')}
        description={t('past.description')}
        category={t('past.category')}
        series={parts.map((part) => ({ key: part, label: t(`parts.${part}`), hue: HUES[part] }))}
        rows={past.map(({ day, ...owed }) => ({
          label: label(day),
          values: Object.fromEntries(parts.map((part) => [part, owed[`${part}Minor`] ?? 0])),
        }))}
        format={{ kind: 'money', currency }}
        fileName={`kith-liability-${from}-${to}`}
        kind="stack"
      />
      <div className="flex min-w-0 flex-col gap-3">
        <TrendChart
          title={t('forecast.title')}
          description={t('forecast.description')}
          category={t('forecast.category')}
          series={coming.map((key) => ({ key, label: t(`forecast.${key}`), hue: FORECAST_HUES[key] }))}
          rows={forecast.months.map((row) => ({
            label: label(row.month),
            values: { due: row.dueMinor, expected: row.expectedMinor, breakage: row.breakageMinor },
          }))}
          format={{ kind: 'money', currency }}
          fileName={`kith-liability-forecast-${to}`}
          kind="stack"
        />
        <dl className="flex flex-col gap-2 text-sm">
          {FORECAST.map((key) => (
            <div key={key}>
              <dt className="flex justify-between gap-4 font-medium">
                {t(`forecast.${key}`)}
                <span className="tabular whitespace-nowrap">{money(forecast.totals[`${key}Minor`])}</span>
              </dt>
              <dd className="text-pretty text-muted-foreground">{t(`forecast.${key}Note`)}</dd>
            </div>
          ))}
        </dl>
        {dueMinor + breakageMinor > 0 ? (
          <p className="text-muted-foreground text-sm">
            {t('forecast.later', { due: money(dueMinor), breakage: money(breakageMinor) })}
          </p>
        ) : null}
      </div>
    </div>
  );
}
