'use client';
import { CheckCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { markAllReadAction } from '../actions';

/** Says that all news were read. */
export function MarkAllRead() {
  const t = useTranslations('portal.news');
  const [pending, start] = useTransition();
  function mark() {
    start(async () => {
      const result = await markAllReadAction();
      if (result.ok) toast.success(t('marked'));
      else toast.error(t('failed'));
    });
  }
  return (
    <Button variant="secondary" className="h-11" onClick={mark} pending={pending}>
      <CheckCheck aria-hidden />
      {t('markAll')}
    </Button>
  );
}
