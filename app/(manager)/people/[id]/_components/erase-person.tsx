'use client';
import { UserX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { erasePersonAction } from '../../actions';

/** Erases a person after the name was typed: it cannot be undone. */
export function ErasePerson({ id, name }: { id: string; name: string }) {
  const t = useTranslations('people.erase');
  const { run } = useActionButton();
  const erase = () =>
    run(
      () => erasePersonAction(id, name),
      () => toast.success(t('done')),
    );
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" className="text-destructive">
          <UserX aria-hidden />
          {t('erase')}
        </Button>
      }
      title={t('title', { name })}
      description={
        <>
          <p>{t('goes')}</p>
          <p className="mt-2">{t('stays')}</p>
        </>
      }
      confirmLabel={t('erase')}
      typeToConfirm={name}
      onConfirm={erase}
    />
  );
}
