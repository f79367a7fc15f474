'use client';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { withdrawConsentAction } from '../actions';

/** Takes a guardian's consent back, after one more question. */
export function WithdrawConsent({ contactId, name }: { contactId: string; name: string | null }) {
  const t = useTranslations('portalStart.guardian');
  const { run } = useActionButton();
  const withdraw = () =>
    run(
      () => withdrawConsentAction(contactId),
      () => toast.success(t('wards.done')),
    );
  return (
    <ConfirmDialog
      trigger={<Button variant="secondary">{t('wards.withdraw')}</Button>}
      title={t('wards.confirmTitle')}
      description={t('wards.confirmText', { name: name ?? 'none' })}
      confirmLabel={t('wards.confirm')}
      onConfirm={withdraw}
    />
  );
}
