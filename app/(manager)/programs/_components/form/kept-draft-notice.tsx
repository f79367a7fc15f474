'use client';
import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';

type KeptDraftNoticeProps = { at: number; onRestore: () => void; onForget: () => void };

/** What was typed and never saved is offered again. */
export function KeptDraftNotice({ at, onRestore, onForget }: KeptDraftNoticeProps) {
  const t = useTranslations('programs.form.kept');
  return (
    <Alert tone="info" title={t('title')}>
      <p>{t.rich('text', { when: () => <DateTime value={new Date(at)} /> })}</p>
      <p className="mt-2 flex gap-2">
        <Button type="button" size="sm" onClick={onRestore}>
          {t('restore')}
        </Button>
        <Button type="button" size="sm" variant="ghost" onClick={onForget}>
          {t('forget')}
        </Button>
      </p>
    </Alert>
  );
}
