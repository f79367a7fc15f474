'use client';
import { Send } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { WAITING_REASONS } from '@/lib/domain/payouts/route';
import { runPayoutsAction } from '../actions';

/** Pays what is due, after saying what that means. */
export function RunButton() {
  const t = useTranslations('payouts');
  const router = useRouter();

  async function run() {
    const result = await runPayoutsAction();
    if (!result.ok) {
      toast.error(result.requestId ? t('failed', { requestId: result.requestId }) : result.message);
      return;
    }
    const { count, waiting } = result.value;
    const reasons = WAITING_REASONS.flatMap((reason) => {
      const people = waiting[reason];
      return people ? [t(`waits.${reason}`, { count: people })] : [];
    });
    toast.success(t('ran', { count }), reasons.length ? { description: reasons.join(' ') } : undefined);
    router.refresh();
  }

  return (
    <ConfirmDialog
      trigger={
        <Button>
          <Send aria-hidden />
          {t('run')}
        </Button>
      }
      title={t('runTitle')}
      description={t('runDescription')}
      confirmLabel={t('run')}
      destructive={false}
      onConfirm={run}
    />
  );
}
