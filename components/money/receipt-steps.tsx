import { useTranslations } from 'next-intl';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Money } from './money';

/** One step of a reward's calculation, as the API gives it (`receipt` of a reward). */
export type ReceiptStep = { step: string; rule: string; beforeMinor: number; afterMinor: number; why: string };

/** The calculation as a table: each step with the amount before and after it. */
export function ReceiptSteps({ steps, currency }: { steps: readonly ReceiptStep[]; currency: string }) {
  const t = useTranslations('money.receipt');
  return (
    <Table>
      <caption className="sr-only">{t('caption')}</caption>
      <TableHeader>
        <TableRow>
          <TableHead>{t('step')}</TableHead>
          <TableHead className="text-right">{t('before')}</TableHead>
          <TableHead className="text-right">{t('after')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have an order and no other identity
          <TableRow key={index} className="align-top">
            <TableCell>
              <p className="font-medium">{step.rule}</p>
              <p className="text-muted-foreground text-xs">{step.why}</p>
            </TableCell>
            <TableCell className="text-right align-top">
              <Money value={{ amountMinor: step.beforeMinor, currency }} className="text-muted-foreground" />
            </TableCell>
            <TableCell className="text-right align-top">
              <Money value={{ amountMinor: step.afterMinor, currency }} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
