'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/auth/run-action';

/** The server action that marks a file's payouts. */
export type MarkFilePaid = (fileId: string) => Promise<ActionResult<{ marked: number }>>;

type FilePaidButtonProps = { fileId: string; open: number; markFilePaid: MarkFilePaid };

/** Marks every open payout of a bank file as paid. */
export function FilePaidButton({ fileId, open, markFilePaid }: FilePaidButtonProps) {
  const t = useTranslations('payouts.bank');
  const { run } = useActionButton();
  const router = useRouter();

  const mark = () =>
    run(
      () => markFilePaid(fileId),
      ({ marked }) => {
        toast.success(t('filePaid', { count: marked }));
        router.refresh();
      },
    );

  return (
    <ConfirmDialog
      trigger={
        <Button variant="secondary" size="sm">
          {t('paid')}
        </Button>
      }
      title={t('fileTitle', { count: open })}
      description={t('fileDescription')}
      confirmLabel={t('paid')}
      destructive={false}
      onConfirm={mark}
    />
  );
}
