'use client';
import { Mail } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { askGuardianAction } from '../actions';

/** Sends the question to the guardian. */
export function AskGuardian({ again }: { again: boolean }) {
  const t = useTranslations('portalStart.guardian');
  const { run, pending } = useActionButton();
  const ask = () =>
    run(
      askGuardianAction,
      () => toast.success(t('done')),
      ({ code }) =>
        t.has(`errors.${code}` as 'errors.guardian-asked') ? t(`errors.${code}` as 'errors.guardian-asked') : undefined,
    );
  return (
    <Button variant={again ? 'secondary' : 'primary'} size="lg" onClick={ask} pending={pending}>
      <Mail aria-hidden />
      {again ? t('askAgain') : t('ask')}
    </Button>
  );
}
