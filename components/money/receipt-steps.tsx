'use client';
import { useTranslations } from 'next-intl';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Money } from './money';
import { type ReceiptStep, useReceiptWords } from './use-receipt-words';

/** The calculation as a table: each step with the amount before and after it. */
export function ReceiptSteps({ steps, currency }: { steps: readonly ReceiptStep[]; currency: string }) {
  const t = useTranslations('money.receipt');
  const words = useReceiptWords(currency);
  return (
    <Table>
      <caption className="sr-only">{t('caption')}</caption>
      <TableHeader>
        <TableRow>
          <TableHead>{t('stepHead')}</TableHead>
          <TableHead className="text-right">{t('before')}</TableHead>
          <TableHead className="text-right">{t('after')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have an order and no other identity
          <TableRow key={index}>
            <TableCell>{words.name(step)}</TableCell>
            <TableCell className="text-right">
              <Money value={{ amountMinor: step.beforeMinor, currency }} className="text-muted-foreground" />
            </TableCell>
            <TableCell className="text-right">
              <Money value={{ amountMinor: step.afterMinor, currency }} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
