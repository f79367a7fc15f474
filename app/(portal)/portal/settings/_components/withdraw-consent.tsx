'use client';
import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { withdrawConsentAction } from '../actions';

/** Takes a guardian's consent back, after one more question. */
export function WithdrawConsent({ contactId, name }: { contactId: string; name: string | null }) {
  const t = useTranslations('portalStart.guardian');
  async function withdraw() {
    const result = await withdrawConsentAction(contactId);
    if (result.ok) toast.success(t('wards.done'));
    else toast.error(t('errors.other', { requestId: result.requestId ?? 'none' }));
  }
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
