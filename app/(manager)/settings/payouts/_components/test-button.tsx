'use client';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { ConnectedProvider } from '@/lib/domain/payouts/connections';
import { testProviderAction } from '../actions';

/** Asks the provider whether the connection works; moves nothing. */
export function TestButton({ provider }: { provider: ConnectedProvider }) {
  const t = useTranslations('payoutSettings');
  const { run, pending } = useActionButton();

  const test = () =>
    run(
      () => testProviderAction(provider),
      (problem) => {
        if (problem === null) toast.success(t('test.works'));
        else toast.error(t('test.fails'), { description: problem });
      },
    );

  return (
    <Button variant="secondary" pending={pending} onClick={test}>
      {t('test.action')}
    </Button>
  );
}
