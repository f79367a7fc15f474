'use client';
import { Ban } from 'lucide-react';
import { useTranslations } from 'next-intl';
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
  async function deactivate() {
    const result = await deactivateCodeAction(programId, code.id);
    if (!result.ok) return void toast.error(result.message || t('actions.failed'));
    toast.success(t('codes.deactivated', { code: result.value.code }), {
      duration: UNDO_MS,
      action: { label: t('actions.undo'), onClick: () => void reactivate() },
    });
  }
  async function reactivate() {
    const result = await reactivateCodeAction(programId, code.id);
    if (result.ok) toast.success(t('codes.reactivated', { code: result.value.code }));
    else toast.error(result.message || t('actions.failed'));
  }
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
