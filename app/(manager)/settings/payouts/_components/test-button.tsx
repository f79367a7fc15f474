'use client';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { ConnectedProvider } from '@/lib/domain/payouts/connections';
import { testProviderAction } from '../actions';

/** Asks the provider whether the connection works; moves nothing. */
export function TestButton({ provider }: { provider: ConnectedProvider }) {
  const t = useTranslations('payoutSettings');
  const [pending, start] = useTransition();

  function test() {
    start(async () => {
      const result = await testProviderAction(provider);
      if (!result.ok) toast.error(result.requestId ? t('failed', { requestId: result.requestId }) : result.message);
      else if (result.value === null) toast.success(t('test.works'));
      else toast.error(t('test.fails'), { description: result.value });
    });
  }

  return (
    <Button variant="secondary" pending={pending} onClick={test}>
      {t('test.action')}
    </Button>
  );
}
