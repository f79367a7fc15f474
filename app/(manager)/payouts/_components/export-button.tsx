'use client';
import { FileDown } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/auth/run-action';

/** The server action that makes a bank file. */
export type ExportFile = (format: 'sepa' | 'csv') => Promise<ActionResult<{ id: string; transfers: number }>>;

type ExportButtonProps = { format: 'sepa' | 'csv'; count: number; exportFile: ExportFile };

/** Makes a bank file of what waits, after saying what that means, and downloads it. */
export function ExportButton({ format, count, exportFile }: ExportButtonProps) {
  const t = useTranslations('payouts.bank');
  const { run } = useActionButton();
  const router = useRouter();

  const make = () =>
    run(
      () => exportFile(format),
      ({ id, transfers }) => {
        toast.success(t('exported', { count: transfers }));
        router.refresh();
        window.location.assign(`/payouts/bank-files/${id}`);
      },
    );

  return (
    <ConfirmDialog
      trigger={
        <Button variant={format === 'sepa' ? 'primary' : 'secondary'} disabled={count === 0}>
          <FileDown aria-hidden />
          {t(format)}
        </Button>
      }
      title={t(`${format}Title`, { count })}
      description={t('exportDescription')}
      confirmLabel={t(format)}
      destructive={false}
      onConfirm={make}
    />
  );
}
