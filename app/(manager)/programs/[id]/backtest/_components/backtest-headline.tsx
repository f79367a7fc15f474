'use client';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { formatMoney } from '@/lib/domain/money/money';
import type { BacktestResult } from './use-backtest';

/** The one sentence a manager wants: how much more or less, and for how many. */
export function BacktestHeadline({ result }: { result: BacktestResult }) {
  const t = useTranslations('backtest');
  const format = useFormatter();
  const locale = useLocale();
  const { totals, currency, version, versionStatus } = result;
  const { paid, would, difference, conversions: count } = totals;
  const money = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale);
  const which =
    version === null
      ? t('headline.asItWas')
      : versionStatus === 'draft'
        ? t('headline.draft')
        : t('headline.published', { version });
  const sign = difference.grantedMinor > 0 ? 'more' : 'less';
  const amount = money(Math.abs(difference.grantedMinor));
  const part =
    difference.share === null ? null : format.number(difference.share, { style: 'percent', signDisplay: 'always' });
  const share = part === null ? '' : t('headline.share', { share: part });
  return (
    <div className="flex flex-col gap-1" aria-live="polite">
      <h2 className="text-pretty text-lg">
        {difference.grantedMinor === 0
          ? t('headline.same', { which, amount: money(paid.grantedMinor), count })
          : t(`headline.${sign}`, { which, amount, share, count })}
      </h2>
      <p className="text-muted-foreground">
        {t('standing', { would: money(would.standingMinor), paid: money(paid.standingMinor) })}
      </p>
    </div>
  );
}
