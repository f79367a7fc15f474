'use client';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { revokeApiClientAction } from '../actions';

/** Ends a client's access, after its name was typed: it cannot be undone. */
export function RevokeClient({ id, name }: { id: string; name: string }) {
  const t = useTranslations('settings');
  const { run } = useActionButton();
  const revoke = () =>
    run(
      () => revokeApiClientAction(id),
      () => toast.success(t('api.revokedDone', { name })),
    );
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm" className="text-destructive">
          {t('api.revoke')}
        </Button>
      }
      title={t('api.revokeTitle', { name })}
      description={t('api.revokeText')}
      confirmLabel={t('api.revoke')}
      typeToConfirm={name}
      onConfirm={revoke}
    />
  );
}
