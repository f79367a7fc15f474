'use client';
import { useTranslations } from 'next-intl';
import { useActionForm } from '@/components/forms/use-action-form';
import { toast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/auth/run-action';

/** Runs an action of the wallet as a form does, with the wallet's words for a refusal, and a toast when it is done. */
export function useWalletAction() {
  const t = useTranslations('portal.redeem');
  const { run, ...form } = useActionForm();
  return {
    ...form,
    run<Value>(work: () => Promise<ActionResult<Value>>, done: (value: Value) => string): void {
      run(
        work,
        (value) => void toast.success(done(value)),
        ({ code }) => {
          const key = `errors.${code}` as 'errors.out-of-stock';
          // The card that it was about goes with what it showed.
          if (code === 'already-settled') toast.error(t('errors.already-settled'));
          return t.has(key) ? t(key) : undefined;
        },
      );
    },
  };
}
