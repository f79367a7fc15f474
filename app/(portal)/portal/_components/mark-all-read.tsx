'use client';
import { CheckCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { markAllReadAction } from '../actions';

/** Says that all news were read. */
export function MarkAllRead() {
  const t = useTranslations('portal.news');
  const { run, pending } = useActionButton();
  const mark = () => run(markAllReadAction, () => toast.success(t('marked')));
  return (
    <Button variant="secondary" className="h-11" onClick={mark} pending={pending}>
      <CheckCheck aria-hidden />
      {t('markAll')}
    </Button>
  );
}
