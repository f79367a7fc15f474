import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Money } from '@/components/money/money';
import { MoneyState } from '@/components/money/money-state';
import { cn } from '@/components/ui/cn';
import { shownParts } from './shown-balances';
import type { WalletBalance as Balance } from './types';

/** Cash in its three stages, and course credit in its two, with what of it ends soon. */
export function WalletBalance({ balance }: { balance: Balance }) {
  const parts = shownParts(balance);
  return (
    <div className="flex flex-col gap-4">
      {parts.cash ? <Cash {...balance} /> : null}
      {parts.credit ? <Credit {...balance} /> : null}
    </div>
  );
}

function Cash({ cash, currency }: Balance) {
  const t = useTranslations('portal.wallet');
  const owes = cash.payableMinor < 0;
  return (
    <Stages name={t('cash')} className="md:grid-cols-3">
      <Stage help={t('pendingHelp')}>
        <MoneyState value={{ amountMinor: cash.pendingMinor, currency }} stage="pending" size="large" />
      </Stage>
      <Stage help={owes ? t('negativeHelp') : t('payableHelp')}>
        <MoneyState value={{ amountMinor: cash.payableMinor, currency }} stage="payable" size="large" />
      </Stage>
      <Stage help={t('paidHelp')}>
        <MoneyState value={{ amountMinor: cash.paidMinor, currency }} stage="paid" size="large" />
      </Stage>
    </Stages>
  );
}

function Credit({ credit, currency }: Balance) {
  const t = useTranslations('portal.wallet');
  const { pendingMinor, availableMinor, expiringMinor, nextExpiryAt } = credit;
  return (
    <Stages name={t('credit')} className="md:grid-cols-2">
      <Stage help={t('pendingHelp')}>
        <MoneyState value={{ amountMinor: pendingMinor, currency }} stage="pending" size="large" />
      </Stage>
      <Stage help={availableMinor < 0 ? t('creditOwed') : t('creditHelp')}>
        <MoneyState value={{ amountMinor: availableMinor, currency }} stage="available" size="large" />
        {expiringMinor > 0 && nextExpiryAt ? (
          <p className="text-pretty text-warning">
            {t.rich('creditExpiring', {
              amount: () => <Money value={{ amountMinor: expiringMinor, currency }} />,
              date: nextExpiryAt,
            })}
          </p>
        ) : null}
      </Stage>
    </Stages>
  );
}

/** Figures of one kind side by side, one below the other on a phone. */
function Stages({ name, className, children }: { name: string; className: string; children: ReactNode }) {
  return (
    <section aria-label={name} className="rounded-xl border bg-card">
      <h2 className="px-5 pt-4 text-lg">{name}</h2>
      <ul className={cn('divide-y md:grid md:divide-x md:divide-y-0', className)}>{children}</ul>
    </section>
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
