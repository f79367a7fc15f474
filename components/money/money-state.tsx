import { CircleCheck, CircleDashed, CircleMinus, Clock3, type LucideIcon, Wallet } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import type { Money as MoneyValue } from '@/lib/domain/money/money';
import { Money } from './money';

const LOOKS: Record<'pending' | 'payable' | 'paid' | 'available' | 'reversed', { icon: LucideIcon; classes: string }> =
  {
    pending: { icon: CircleDashed, classes: 'text-warning' },
    payable: { icon: Clock3, classes: 'text-info' },
    paid: { icon: CircleCheck, classes: 'text-success' },
    available: { icon: Wallet, classes: 'text-success' },
    reversed: { icon: CircleMinus, classes: 'text-muted-foreground' },
  };

export type MoneyStage = keyof typeof LOOKS;

type MoneyStateProps = {
  value: MoneyValue;
  stage: MoneyStage;
  /** Why a negative amount is negative: "Refund on 3 May". Say it whenever there is one. */
  reason?: string;
  /** large for a card's figure, inline for a table's cell. */
  size?: 'inline' | 'large';
};

/** An amount and where it stands, told apart by word and icon, never by colour alone. */
export function MoneyState({ value, stage, reason, size = 'inline' }: MoneyStateProps) {
  const t = useTranslations('money.stage');
  const { icon: Icon, classes } = LOOKS[stage];
  return (
    <span className={cn('inline-flex gap-x-2', size === 'large' ? 'flex-col gap-y-1' : 'items-center')}>
      <Money
        value={value}
        className={size === 'large' ? 'font-semibold text-xl tracking-tight md:text-2xl' : 'font-medium'}
      />
      <span className={cn('inline-flex items-center gap-1 text-xs', classes)}>
        <Icon aria-hidden className="size-3.5 shrink-0" />
        {t(stage)}
        {reason ? <span className="text-muted-foreground">({reason})</span> : null}
      </span>
    </span>
  );
}
