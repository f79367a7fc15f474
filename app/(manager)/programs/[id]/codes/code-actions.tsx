'use client';
import { Ban } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { CopyButton } from '../_components/copy-button';
import { deactivateCodeAction, reactivateCodeAction } from './actions';
import { QrDialog } from './qr-dialog';

const UNDO_MS = 10_000;

type CodeActionsProps = {
  programId: string;
  code: { id: string; code: string; url: string; isActive: boolean };
  mayWrite: boolean;
};

/** Link, QR code, and the end of a code. */
export function CodeActions({ programId, code, mayWrite }: CodeActionsProps) {
  const t = useTranslations('programs');
  const { run } = useActionButton();
  const deactivate = () =>
    run(
      () => deactivateCodeAction(programId, code.id),
      (ended) =>
        toast.success(t('codes.deactivated', { code: ended.code }), {
          duration: UNDO_MS,
          action: { label: t('actions.undo'), onClick: () => void reactivate() },
        }),
    );
  const reactivate = () =>
    run(
      () => reactivateCodeAction(programId, code.id),
      (working) => toast.success(t('codes.reactivated', { code: working.code })),
    );
  return (
    <span className="flex justify-end gap-1">
      <CopyButton value={code.url} label={t('codes.copyLink', { code: code.code })} />
      <QrDialog programId={programId} code={code.code} url={code.url} />
      {mayWrite && code.isActive ? (
        <ConfirmDialog
          trigger={
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t('codes.deactivateCode', { code: code.code })}
              title={t('codes.deactivateCode', { code: code.code })}
            >
              <Ban aria-hidden />
            </Button>
          }
          title={t('codes.deactivateTitle', { code: code.code })}
          description={<p>{t('codes.deactivateText')}</p>}
          confirmLabel={t('codes.deactivate')}
          onConfirm={deactivate}
        />
      ) : null}
    </span>
  );
}
