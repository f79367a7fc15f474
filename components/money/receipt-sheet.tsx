'use client';
import { ReceiptText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle, SheetTrigger } from '@/components/ui/sheet';
import { ReceiptSentences } from './receipt-sentences';
import { ReceiptSteps } from './receipt-steps';
import type { ReceiptStep } from './use-receipt-words';

type ReceiptSheetProps = {
  title: string;
  description?: string;
  currency: string;
  /** `receipt` of a reward, as the service returns it. */
  steps: readonly ReceiptStep[];
  /** What opens it; by default a small "Receipt" button. */
  trigger?: ReactNode;
  /** More facts below: programme version, attribution, links. */
  children?: ReactNode;
};

/** Why an amount is what it is: as sentences first, as a table second. */
export function ReceiptSheet(props: ReceiptSheetProps) {
  const { title, description, currency, steps, trigger, children } = props;
  const t = useTranslations('money.receipt');
  return (
    <Sheet>
      <SheetTrigger asChild>
        {trigger ?? (
          <Button variant="ghost" size="sm">
            <ReceiptText aria-hidden />
            {t('open')}
          </Button>
        )}
      </SheetTrigger>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>{title}</SheetTitle>
          <SheetDescription>{description ?? t('description')}</SheetDescription>
        </SheetHeader>
        <ReceiptSentences steps={steps} currency={currency} />
        <ReceiptSteps steps={steps} currency={currency} />
        {children}
      </SheetContent>
    </Sheet>
  );
}
