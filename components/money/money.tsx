import { useLocale } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { formatMoney, type Money as MoneyValue } from '@/lib/domain/money/money';

type MoneyProps = { value: MoneyValue; className?: string };

/** An amount in its currency's own form, tabular, with a real minus. For pending, payable, paid use MoneyState. */
export function Money({ value, className }: MoneyProps) {
  const text = formatMoney(value, useLocale()).replace('-', '−');
  return <span className={cn('tabular whitespace-nowrap', className)}>{text}</span>;
}
