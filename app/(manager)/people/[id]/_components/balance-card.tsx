import { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { MoneyState } from '@/components/money/money-state';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import type { ContactBalance, CurrencyBalance } from '@/lib/services/ledger/contact-balance';

/** What the school owes this person, in its three stages, and his course credit. */
export function BalanceCard({ balance }: { balance: ContactBalance }) {
  const t = useTranslations('people.balance');
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        {[balance, ...balance.others].map((one) => (
          <Stages key={one.currency} balance={one} />
        ))}
      </CardContent>
    </Card>
  );
}

function Stages({ balance: { currency, cash, credit } }: { balance: CurrencyBalance }) {
  const t = useTranslations('people.balance');
  const reason = cash.payableMinor < 0 ? { reason: t('negative') } : {};
  return (
    <div className="flex flex-col gap-2">
      <MoneyState value={{ amountMinor: cash.pendingMinor, currency }} stage="pending" />
      <MoneyState value={{ amountMinor: cash.payableMinor, currency }} stage="payable" {...reason} />
      <MoneyState value={{ amountMinor: cash.paidMinor, currency }} stage="paid" />
      <p className="mt-1 flex flex-wrap items-baseline gap-x-2">
        <span className="text-muted-foreground">{t('credit')}</span>
        <Money value={{ amountMinor: credit.availableMinor, currency }} className="font-medium" />
        {credit.pendingMinor !== 0 ? (
          <MoneyState value={{ amountMinor: credit.pendingMinor, currency }} stage="pending" />
        ) : null}
        {credit.expiringMinor > 0 && credit.nextExpiryAt ? (
          <span className="text-muted-foreground text-sm">
            {t.rich('creditExpiring', {
              amount: () => <Money value={{ amountMinor: credit.expiringMinor, currency }} />,
              date: credit.nextExpiryAt,
            })}
          </span>
        ) : null}
      </p>
    </div>
  );
}
