'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/auth/run-action';
import { type MarkFailed, NotPaidDialog } from './not-paid-dialog';

export interface BankMarksProps {
  payoutId: string;
  /** What finance has said so far. */
  said: 'pending' | 'settled';
  name: string;
  amount: string;
  markPaid: (payoutId: string) => Promise<ActionResult<unknown>>;
  markFailed: MarkFailed;
}

/** Where finance says what its bank did with a payout. */
export function BankMarks({ payoutId, said, name, amount, markPaid, markFailed }: BankMarksProps) {
  const t = useTranslations('payouts.bank');
  const { run } = useActionButton();
  const router = useRouter();

  const mark = () =>
    run(
      () => markPaid(payoutId),
      () => {
        toast.success(t('markedPaid'));
        router.refresh();
      },
    );

  return (
    <div className="flex flex-wrap items-center gap-2">
      {said === 'pending' ? (
        <ConfirmDialog
          trigger={<Button>{t('paid')}</Button>}
          title={t('paidTitle')}
          description={t('paidDescription', { name })}
          confirmLabel={t('paid')}
          destructive={false}
          onConfirm={mark}
        />
      ) : null}
      <NotPaidDialog
        markFailed={markFailed}
        payoutId={payoutId}
        name={name}
        amount={amount}
        kind={said === 'pending' ? 'notPaid' : 'returned'}
      />
    </div>
  );
}
