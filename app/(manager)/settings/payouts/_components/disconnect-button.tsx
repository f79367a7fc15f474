'use client';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { ConnectedProvider } from '@/lib/domain/payouts/connections';
import { disconnectProviderAction } from '../actions';

type DisconnectButtonProps = { provider: ConnectedProvider; name: string; underWay: number };

/** Ends a connection, after saying what becomes of the payouts under way and of the people paid through it. */
export function DisconnectButton({ provider, name, underWay }: DisconnectButtonProps) {
  const t = useTranslations('payoutSettings');
  const { run } = useActionButton();

  const disconnect = () =>
    run(
      () => disconnectProviderAction(provider),
      () => toast.success(t('disconnect.done', { provider: name })),
    );

  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" className="text-destructive">
          {t('disconnect.action')}
        </Button>
      }
      title={t('disconnect.title', { provider: name })}
      description={
        <>
          <p>{t('disconnect.underWay', { count: underWay })}</p>
          <p className="mt-2">{t('disconnect.text')}</p>
        </>
      }
      confirmLabel={t('disconnect.action')}
      onConfirm={disconnect}
    />
  );
}
