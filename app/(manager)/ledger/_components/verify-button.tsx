'use client';
import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { verifyLedgerAction } from '../actions';

/** Checks the whole ledger now and says what was found. */
export function VerifyButton() {
  const t = useTranslations('ledger');
  const [pending, start] = useTransition();

  function verify() {
    start(async () => {
      const result = await verifyLedgerAction();
      if (!result.ok) {
        toast.error(result.requestId ? t('failed', { requestId: result.requestId }) : result.message);
        return;
      }
      const { ok, transfers, postings, differences } = result.value;
      if (ok) toast.success(t('verified', { transfers, postings }));
      else toast.error(t('different', { count: differences.length, first: JSON.stringify(differences[0]) }));
    });
  }

  return (
    <Button variant="secondary" onClick={verify} pending={pending}>
      <ShieldCheck aria-hidden />
      {t('verify')}
    </Button>
  );
}
