import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { MoneyState } from '@/components/money/money-state';
import { Link } from '@/components/ui/link';
import type { WalletBalance } from './types';

/** The wallet in one line, and the way to it. */
export function BalanceStrip({ balance }: { balance: WalletBalance }) {
  const t = useTranslations('portal.home');
  const { currency, cash } = balance;
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
      <span className="flex flex-wrap gap-x-6 gap-y-2">
        {(['pending', 'payable', 'paid'] as const).map((stage) => (
          <MoneyState key={stage} value={{ amountMinor: cash[`${stage}Minor`], currency }} stage={stage} />
        ))}
      </span>
    </Link>
  );
}
