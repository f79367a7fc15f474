'use client';
import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { verifyLedgerAction } from '../actions';

/** Checks the whole ledger now and says what was found. */
export function VerifyButton() {
  const t = useTranslations('ledger');
  const { run, pending } = useActionButton();

  const verify = () =>
    run(verifyLedgerAction, ({ ok, transfers, postings, differences }) => {
      if (ok) toast.success(t('verified', { transfers, postings }));
      else toast.error(t('different', { count: differences.length, first: JSON.stringify(differences[0]) }));
    });

  return (
    <Button variant="secondary" onClick={verify} pending={pending}>
      <ShieldCheck aria-hidden />
      {t('verify')}
    </Button>
  );
}
