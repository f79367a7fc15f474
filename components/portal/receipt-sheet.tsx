'use client';
import type { ReactNode } from 'react';
import { ReceiptSentences } from '@/components/money/receipt-sentences';
import { ReceiptSteps } from '@/components/money/receipt-steps';
import type { ReceiptStep } from '@/components/money/use-receipt-words';
import { Sheet, SheetContent, SheetDescription, SheetHeader, SheetTitle, SheetTrigger } from '@/components/ui/sheet';

type ReceiptSheetProps = {
  title: string;
  description: string;
  currency: string;
  /** `receipt` of a reward, as the service returns it. */
  steps: readonly ReceiptStep[];
  /** What opens it. */
  trigger: ReactNode;
};

/**
 * Why an amount of one's own is what it is. Without an address, unlike the receipts of staff: the wallet holds all of it already, no
 * page of the portal shows one reward, and nobody sends a colleague the way to it.
 */
export function ReceiptSheet({ title, description, currency, steps, trigger }: ReceiptSheetProps) {
  return (
    <Sheet>
      <SheetTrigger asChild>{trigger}</SheetTrigger>
      <SheetContent>
        <SheetHeader>
          <SheetTitle>{title}</SheetTitle>
          <SheetDescription>{description}</SheetDescription>
        </SheetHeader>
        <ReceiptSentences steps={steps} currency={currency} />
        <ReceiptSteps steps={steps} currency={currency} />
      </SheetContent>
    </Sheet>
  );
}
