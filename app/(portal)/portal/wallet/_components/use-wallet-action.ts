'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { ActionResult } from '@/lib/auth/run-action';

/** Runs an action of the wallet: pending, what went wrong in words, and a toast when it is done. */
export function useWalletAction() {
  const t = useTranslations('portal.redeem');
  const [pending, start] = useTransition();
  const [error, setError] = useState<string>();
  function run<Value>(work: () => Promise<ActionResult<Value>>, done: (value: Value) => string): void {
    setError(undefined);
    start(async () => {
      const result = await work();
      if (result.ok) toast.success(done(result.value));
      else setError(say(result.code, result.errors[0]?.message ?? result.message, result.requestId));
    });
  }
  function say(code: string, message: string, requestId: string | null): string {
    if (t.has(`errors.${code}` as 'errors.out-of-stock')) return t(`errors.${code}` as 'errors.out-of-stock');
    return message || t('errors.other', { requestId: requestId ?? 'none' });
  }
  return { pending, error, run, fail: setError };
}
