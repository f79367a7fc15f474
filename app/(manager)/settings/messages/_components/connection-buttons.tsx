'use client';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { MessageProvider } from '@/lib/domain/notifications/connections';
import { disconnectMessagesAction, testMessagesAction } from '../actions';

/** What can be done about a connection: ask whether it works, or end it. */
export function ConnectionButtons({ provider, name }: { provider: MessageProvider; name: string }) {
  const t = useTranslations('messageSettings');
  const { run, pending } = useActionButton();

  const test = () =>
    run(
      () => testMessagesAction(provider),
      (problem) => {
        if (problem === null) toast.success(t('test.works'));
        else toast.error(t('test.fails'), { description: problem });
      },
    );

  const disconnect = () =>
    run(
      () => disconnectMessagesAction(provider),
      () => toast.success(t('disconnect.done', { provider: name })),
    );

  return (
    <>
      <Button variant="secondary" pending={pending} onClick={test} aria-label={`${t('test.action')}: ${name}`}>
        {t('test.action')}
      </Button>
      <ConfirmDialog
        trigger={
          <Button variant="ghost" className="text-destructive">
            {t('disconnect.action')}
          </Button>
        }
        title={t('disconnect.title', { provider: name })}
        description={t('disconnect.text')}
        confirmLabel={t('disconnect.action')}
        onConfirm={disconnect}
      />
    </>
  );
}
