import { useTranslations } from 'next-intl';
import { MoneyState } from '@/components/money/money-state';
import { ReceiptSentences } from '@/components/money/receipt-sentences';
import { ReceiptSteps } from '@/components/money/receipt-steps';
import { exampleCalculation } from './example-calculation';

/** A receipt as everybody gets one, on the start page. */
export function ExampleReceipt() {
  const t = useTranslations('site.example');
  const { currency, amountMinor, receipt } = exampleCalculation();
  return (
    <figure className="w-full rounded-xl border bg-card shadow-float">
      <div className="flex items-start justify-between gap-4 border-b px-5 py-4">
        <div>
          <p className="font-medium text-base">{t('title')}</p>
          <p className="text-muted-foreground text-sm">{t('subtitle')}</p>
        </div>
        <div className="text-right">
          <MoneyState value={{ amountMinor, currency }} stage="payable" size="large" />
        </div>
      </div>
      <div className="flex flex-col gap-3 px-5 py-4 text-base">
        <ReceiptSentences steps={receipt} currency={currency} />
        <ReceiptSteps steps={receipt} currency={currency} />
      </div>
      <figcaption className="border-t px-5 py-3 text-muted-foreground text-sm">{t('caption')}</figcaption>
    </figure>
  );
}
