'use client';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { guardianAction } from '../../actions';

/** Asks the guardian by mail, or takes a consent back in his name. */
export function GuardianButton({ contactId, what }: { contactId: string; what: 'ask' | 'withdraw' }) {
  const t = useTranslations('people.guardian');
  const [pending, start] = useTransition();
  function run() {
    start(async () => {
      const result = await guardianAction(contactId, what);
      if (result.ok) toast.success(what === 'ask' ? t('asked') : t('withdrew'));
      else toast.error(result.message || t('failed', { requestId: result.requestId ?? '' }));
    });
  }
  return (
    <Button variant="secondary" size="sm" onClick={run} pending={pending}>
      {t(what)}
    </Button>
  );
}
