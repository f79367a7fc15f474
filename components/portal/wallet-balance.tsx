import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Money } from '@/components/money/money';
import { MoneyState } from '@/components/money/money-state';
import type { WalletBalance as Balance } from './types';

/** Cash in its three stages, and course credit with what of it ends soon. */
export function WalletBalance({ balance }: { balance: Balance }) {
  const t = useTranslations('portal.wallet');
  const { currency, cash, credit } = balance;
  const owes = cash.payableMinor < 0;
  return (
    <div className="flex flex-col gap-4">
      <section aria-label={t('cash')} className="rounded-xl border bg-card">
        <h2 className="px-5 pt-4 text-lg">{t('cash')}</h2>
        <ul className="divide-y md:grid md:grid-cols-3 md:divide-x md:divide-y-0">
          <Stage help={t('pendingHelp')}>
            <MoneyState value={{ amountMinor: cash.pendingMinor, currency }} stage="pending" size="large" />
          </Stage>
          <Stage help={owes ? t('negativeHelp') : t('payableHelp')}>
            <MoneyState value={{ amountMinor: cash.payableMinor, currency }} stage="payable" size="large" />
          </Stage>
          <Stage help={t('paidHelp')}>
            <MoneyState value={{ amountMinor: cash.paidMinor, currency }} stage="paid" size="large" />
          </Stage>
        </ul>
      </section>
      {credit.availableMinor !== 0 ? <Credit credit={credit} currency={currency} /> : null}
    </div>
  );
}

function Stage({ help, children }: { help: string; children: ReactNode }) {
  return (
    <li className="flex flex-col gap-1 px-5 py-4">
      {children}
      <p className="text-pretty text-base text-muted-foreground">{help}</p>
    </li>
  );
}

function Credit({ credit, currency }: { credit: Balance['credit']; currency: string }) {
  const t = useTranslations('portal.wallet');
  const { availableMinor, expiringMinor, nextExpiryAt } = credit;
  return (
    <section aria-label={t('credit')} className="flex flex-col gap-1 rounded-xl border bg-card px-5 py-4">
      <h2 className="text-lg">{t('credit')}</h2>
      <p className="text-base text-muted-foreground">{t('creditAvailable')}</p>
      <Money
        value={{ amountMinor: availableMinor, currency }}
        className="font-semibold text-xl tracking-tight md:text-2xl"
      />
      {expiringMinor > 0 && nextExpiryAt ? (
        <p className="text-pretty text-warning">
          {t.rich('creditExpiring', {
            amount: () => <Money value={{ amountMinor: expiringMinor, currency }} />,
            date: nextExpiryAt,
          })}
        </p>
      ) : null}
      <p className="text-pretty text-base text-muted-foreground">
        {availableMinor < 0 ? t('creditOwed') : t('creditHelp')}
      </p>
    </section>
  );
}
