'use client';
import { ReceiptText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle, SheetTrigger } from '@/components/ui/sheet';
import type { ReceiptStep } from './receipt-steps';
import { ReceiptSteps } from './receipt-steps';

type ReceiptSheetProps = {
  title: string;
  description?: string;
  currency: string;
  steps: readonly ReceiptStep[];
  /** The explanation in words, in order; made by the page from the steps ("50.00 base, ×1.5 Back to school"). */
  sentences: readonly string[];
  /** What opens it; by default a small "Receipt" button. */
  trigger?: ReactNode;
  /** More facts below: programme version, attribution, links. */
  children?: ReactNode;
};

/** Why an amount is what it is: as sentences first, as a table second. */
export function ReceiptSheet(props: ReceiptSheetProps) {
  const { title, description, currency, steps, sentences, trigger, children } = props;
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
        <ol className="flex flex-col gap-2 rounded-xl bg-muted px-4 py-3.5">
          {sentences.map((sentence) => (
            <li key={sentence} className="text-pretty">
              {sentence}
            </li>
          ))}
        </ol>
        <ReceiptSteps steps={steps} currency={currency} />
        {children}
      </SheetContent>
    </Sheet>
  );
}
