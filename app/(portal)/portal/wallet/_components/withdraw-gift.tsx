'use client';
import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { withdrawGiftAction } from '../actions';
import { useWalletAction } from './use-wallet-action';

/** Calls back a gift that nobody has taken yet. */
export function WithdrawGift({ giftId, email }: { giftId: string; email: string }) {
  const t = useTranslations('portal.redeem.gift');
  const { pending, problem, run } = useWalletAction();
  return (
    <span className="mt-1 flex flex-col items-start gap-1">
      {problem ? (
        <span role="alert" className="text-destructive">
          {problem}
        </span>
      ) : null}
      <ConfirmDialog
        trigger={
          <Button variant="ghost" className="-ml-3.5 h-11" pending={pending}>
            {t('withdraw')}
          </Button>
        }
        title={t('withdrawTitle')}
        description={t('withdrawText', { email })}
        confirmLabel={t('withdraw')}
        onConfirm={() =>
          run(
            () => withdrawGiftAction(giftId),
            () => t('withdrawn'),
          )
        }
      />
    </span>
  );
}
