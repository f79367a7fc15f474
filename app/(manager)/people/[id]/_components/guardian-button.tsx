'use client';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { guardianAction } from '../../actions';

/** Asks the guardian by mail, or takes a consent back in his name. */
export function GuardianButton({ contactId, what }: { contactId: string; what: 'ask' | 'withdraw' }) {
  const t = useTranslations('people.guardian');
  const { run, pending } = useActionButton();
  const ask = () =>
    run(
      () => guardianAction(contactId, what),
      () => toast.success(what === 'ask' ? t('asked') : t('withdrew')),
    );
  return (
    <Button variant="secondary" size="sm" onClick={ask} pending={pending}>
      {t(what)}
    </Button>
  );
}
