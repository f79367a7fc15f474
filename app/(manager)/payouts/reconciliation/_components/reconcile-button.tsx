'use client';
import { Scale } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { reconcileAction } from '../actions';

/** Compares all books now and says what was found. */
export function ReconcileButton() {
  const t = useTranslations('reconciliation');
  const [pending, start] = useTransition();

  function reconcile() {
    start(async () => {
      const result = await reconcileAction();
      if (!result.ok) {
        toast.error(result.requestId ? t('failed', { requestId: result.requestId }) : result.message);
        return;
      }
      const { status, found } = result.value;
      if (status === 'agreed') toast.success(t('ran', { found }));
      else toast.warning(t('ran', { found }), status === 'incomplete' ? { description: t('incomplete') } : undefined);
    });
  }

  return (
    <Button onClick={reconcile} pending={pending}>
      <Scale aria-hidden />
      {t('run')}
    </Button>
  );
}
