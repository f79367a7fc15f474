import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { LEAST_OBSERVATIONS } from '@/lib/domain/analytics/liability-expected';
import type { LiabilityForecast } from '@/lib/domain/analytics/liability-forecast';
import { formatMoney } from '@/lib/domain/money/money';

type BreakageProps = { breakage: LiabilityForecast['breakage']; currency: string };

/** How much credit expires unused, in all and by its age; or that too little is known. */
export function BreakageCard({ breakage, currency }: BreakageProps) {
  const t = useTranslations('liability.breakage');
  const format = useFormatter();
  const locale = useLocale();
  const { rate, observations, expiredMinor, usedMinor, byAge } = breakage;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  const percent = (share: number) => format.number(share, 'percent');
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col gap-3">
        {rate === null ? (
          <p>{t('few', { count: observations, least: LEAST_OBSERVATIONS })}</p>
        ) : (
          <>
            <p>
              {t('rate', {
                rate: percent(rate),
                expired: money(expiredMinor),
                whole: money(expiredMinor + usedMinor),
              })}
            </p>
            <p className="text-muted-foreground">{t('ages')}</p>
            <ul className="flex flex-wrap gap-2">
              {byAge.map(({ age, rate: share }) => (
                <li key={age} className="tabular rounded-lg bg-muted px-3 py-1.5 text-sm">
                  {t('age', { age })}: {share === null ? t('unknown') : percent(share)}
                </li>
              ))}
            </ul>
          </>
        )}
      </CardContent>
    </Card>
  );
}
