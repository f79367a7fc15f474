'use client';
import { Mail } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { askGuardianAction } from '../actions';

/** Sends the question to the guardian. */
export function AskGuardian({ again }: { again: boolean }) {
  const t = useTranslations('portalStart.guardian');
  const [pending, start] = useTransition();
  function ask() {
    start(async () => {
      const result = await askGuardianAction();
      if (result.ok) {
        toast.success(t('done'));
        return;
      }
      const key = `errors.${result.code}` as 'errors.other';
      toast.error(t(t.has(key) ? key : 'errors.other', { requestId: result.requestId ?? 'none' }));
    });
  }
  return (
    <Button variant={again ? 'secondary' : 'primary'} size="lg" onClick={ask} pending={pending}>
      <Mail aria-hidden />
      {again ? t('askAgain') : t('ask')}
    </Button>
  );
}
