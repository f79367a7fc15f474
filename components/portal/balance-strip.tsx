import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { MoneyState } from '@/components/money/money-state';
import { Link } from '@/components/ui/link';
import { shownBalances, shownParts } from './shown-balances';
import type { WalletBalance, WalletBalances } from './types';

/** The wallet in a few lines, cash and course credit of each currency, and the way to it. */
export function BalanceStrip({ balance }: { balance: WalletBalances }) {
  const t = useTranslations('portal.home');
  return (
    <Link
      href="/portal/wallet"
      className="flex flex-col gap-3 rounded-xl border bg-card p-5 transition-colors hover:bg-accent"
    >
      <span className="flex items-center justify-between gap-3">
        <span className="font-semibold">{t('balance')}</span>
        <span className="inline-flex items-center gap-1 text-base text-primary">
          {t('openWallet')}
          <ArrowRight aria-hidden className="size-4" />
        </span>
      </span>
      {shownBalances(balance).map((one) => (
        <Parts key={one.currency} balance={one} />
      ))}
    </Link>
  );
}

function Parts({ balance }: { balance: WalletBalance }) {
  const t = useTranslations('portal.wallet');
  const { currency, cash, credit } = balance;
  const parts = shownParts(balance);
  return (
    <>
      {parts.cash ? (
        <Part name={t('cash')}>
          {(['pending', 'payable', 'paid'] as const).map((stage) => (
            <MoneyState key={stage} value={{ amountMinor: cash[`${stage}Minor`], currency }} stage={stage} />
          ))}
        </Part>
      ) : null}
      {parts.credit ? (
        <Part name={t('credit')}>
          {(['pending', 'available'] as const).map((stage) => (
            <MoneyState key={stage} value={{ amountMinor: credit[`${stage}Minor`], currency }} stage={stage} />
          ))}
        </Part>
      ) : null}
    </>
  );
}

/** A name above its figures, which wrap on a narrow phone. */
function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="flex flex-col gap-1">
      <span className="text-base text-muted-foreground">{name}</span>
      <span className="flex flex-wrap gap-x-6 gap-y-2">{children}</span>
    </span>
  );
}
