'use client';
import { Scale } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { reconcileAction } from '../actions';

/** Compares all books now and says what was found. */
export function ReconcileButton() {
  const t = useTranslations('reconciliation');
  const { run, pending } = useActionButton();

  const reconcile = () =>
    run(reconcileAction, ({ status, found }) => {
      if (status === 'agreed') toast.success(t('ran', { found }));
      else toast.warning(t('ran', { found }), status === 'incomplete' ? { description: t('incomplete') } : undefined);
    });

  return (
    <Button onClick={reconcile} pending={pending}>
      <Scale aria-hidden />
      {t('run')}
    </Button>
  );
}
