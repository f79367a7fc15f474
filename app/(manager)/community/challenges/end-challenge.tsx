'use client';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { endChallengeAction } from '../actions';

/** Ends a challenge now, after one more question. */
export function EndChallenge({ id, title }: { id: string; title: string }) {
  const t = useTranslations('community.manage');
  const { run } = useActionButton();
  const end = () =>
    run(
      () => endChallengeAction(id),
      () => toast.success(t('challenges.endDone')),
    );
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="sm">
          {t('challenges.end')}
        </Button>
      }
      title={t('challenges.endTitle', { title })}
      description={t('challenges.endText')}
      confirmLabel={t('challenges.end')}
      typeToConfirm={title}
      onConfirm={end}
    />
  );
}
