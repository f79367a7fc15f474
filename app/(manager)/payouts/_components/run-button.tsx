'use client';
import { Send } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { WAITING_REASONS } from '@/lib/domain/payouts/route';
import { runPayoutsAction } from '../actions';

/** Pays what is due, after saying what that means. */
export function RunButton() {
  const t = useTranslations('payouts');
  const { run } = useActionButton();
  const router = useRouter();

  const pay = () =>
    run(runPayoutsAction, ({ count, waiting }) => {
      const reasons = WAITING_REASONS.flatMap((reason) => {
        const people = waiting[reason];
        return people ? [t(`waits.${reason}`, { count: people })] : [];
      });
      toast.success(t('ran', { count }), reasons.length ? { description: reasons.join(' ') } : undefined);
      router.refresh();
    });

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
      onConfirm={pay}
    />
  );
}
