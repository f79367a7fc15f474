'use client';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { MessageProvider } from '@/lib/domain/notifications/connections';
import { disconnectMessagesAction, testMessagesAction } from '../actions';

/** What can be done about a connection: ask whether it works, or end it. */
export function ConnectionButtons({ provider, name }: { provider: MessageProvider; name: string }) {
  const t = useTranslations('messageSettings');
  const [pending, start] = useTransition();

  function test() {
    start(async () => {
      const result = await testMessagesAction(provider);
      if (!result.ok) toast.error(result.requestId ? t('failed', { requestId: result.requestId }) : result.message);
      else if (result.value === null) toast.success(t('test.works'));
      else toast.error(t('test.fails'), { description: result.value });
    });
  }

  async function disconnect() {
    const result = await disconnectMessagesAction(provider);
    if (result.ok) toast.success(t('disconnect.done', { provider: name }));
    else toast.error(result.requestId ? t('failed', { requestId: result.requestId }) : result.message);
  }

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
