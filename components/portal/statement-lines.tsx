'use client';
import { useLocale, useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { DateTime } from '@/components/ui/date-time';
import { formatMoney } from '@/lib/domain/money/money';
import type { WalletLine } from './types';

type StatementLinesProps = { currency: string; closingMinor: number; lines: readonly WalletLine[] };

/** The key of a movement's words: credit between two people is given to the one and received by the other. */
function keyOf({ kind, amountMinor }: WalletLine): 'line.grant' {
  const word = kind !== 'credit-transferred' ? kind : amountMinor < 0 ? 'credit-given' : 'credit-received';
  return `line.${word as 'grant'}`;
}

/** Every movement, newest first, each with what was owed after it. */
export function StatementLines({ currency, closingMinor, lines }: StatementLinesProps) {
  const t = useTranslations('portal.wallet');
  const locale = useLocale();
  const say = (amountMinor: number) => formatMoney({ amountMinor, currency }, locale).replace('-', '−');
  return (
    <div className="flex flex-col gap-3">
      <ol className="divide-y rounded-xl border bg-card">
        {lines.toReversed().map((line) => (
          <li key={line.transferId} className="flex items-start justify-between gap-4 px-5 py-3.5">
            <div className="min-w-0">
              <p className="text-pretty">{t.has(keyOf(line)) ? t(keyOf(line)) : t('line.other')}</p>
              <DateTime value={line.occurredAt} mode="date" className="text-base text-muted-foreground" />
            </div>
            <div className="flex flex-col items-end">
              {line.amountMinor === 0 ? null : (
                <Money
                  value={{ amountMinor: line.amountMinor, currency }}
                  className={line.amountMinor > 0 ? 'font-medium text-success' : 'font-medium'}
                />
              )}
              <span className="tabular text-base text-muted-foreground">
                {t('after', { amount: say(line.balanceMinor) })}
              </span>
            </div>
          </li>
        ))}
      </ol>
      <p className="tabular text-pretty font-medium">{t('owed', { amount: say(closingMinor) })}</p>
    </div>
  );
}
