'use client';
import { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { StatusBadge } from '@/components/money/status-badge';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import type { RedemptionKind, RedemptionStatus } from '@/lib/domain/redemptions/kinds';
import { cancelAction } from '../actions';
import { DiscountCode } from './discount-code';
import { useWalletAction } from './use-wallet-action';

export type ShownRedemption = {
  id: string;
  kind: RedemptionKind;
  status: RedemptionStatus;
  amountMinor: number;
  returnedMinor: number;
  currency: string;
  code: string | null;
  item: string | null;
  reason: string | null;
  expiresAt: Date | null;
  createdAt: Date;
};

/** One use of credit: an open code big enough to be shown at a desk, and what became of all others. */
export function RedemptionItem({ redemption }: { redemption: ShownRedemption }) {
  const t = useTranslations('portal.redeem');
  const { kind, status, amountMinor, returnedMinor, currency, code, item, reason, expiresAt, createdAt } = redemption;
  const isOpen = status === 'open' || status === 'requested';
  return (
    <li className="flex flex-col gap-3 px-5 py-4">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="break-words font-medium">{t(`kind.${kind}`, { item: item ?? 'none' })}</p>
          <p className="text-base text-muted-foreground">{t('on', { date: createdAt })}</p>
        </div>
        <Money value={{ amountMinor, currency }} className="font-semibold" />
      </div>
      {status === 'open' && code ? <DiscountCode id={redemption.id} code={code} /> : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusBadge of="redemption" status={status} />
        <span className="text-pretty text-base text-muted-foreground">
          {status === 'open' && expiresAt ? t('until', { date: expiresAt }) : t(`state.${status}`)}
        </span>
      </div>
      {returnedMinor > 0 ? (
        <p className="text-base text-muted-foreground">
          {t.rich('returned', { amount: () => <Money value={{ amountMinor: returnedMinor, currency }} /> })}
        </p>
      ) : null}
      {reason ? <p className="text-pretty break-words text-base">{t('note', { note: reason })}</p> : null}
      {isOpen ? <Cancel id={redemption.id} /> : null}
    </li>
  );
}

function Cancel({ id }: { id: string }) {
  const t = useTranslations('portal.redeem.cancel');
  const { pending, problem, run } = useWalletAction();
  return (
    <div className="flex flex-col gap-2">
      {problem ? (
        <p role="alert" className="text-destructive">
          {problem}
        </p>
      ) : null}
      <ConfirmDialog
        trigger={
          <Button variant="ghost" className="-ml-3.5 h-11 self-start" pending={pending}>
            {t('button')}
          </Button>
        }
        title={t('title')}
        description={t('text')}
        confirmLabel={t('confirm')}
        onConfirm={() =>
          run(
            () => cancelAction(id),
            () => t('done'),
          )
        }
      />
    </div>
  );
}
