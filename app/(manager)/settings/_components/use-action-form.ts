'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import type { ActionResult } from '@/lib/auth/run-action';

type Failure = { message: string; errors: { path: string; message: string }[] };

const NO_FAILURE: Failure = { message: '', errors: [] };

/** Runs a server action for a form: what it refuses is shown at the fields, what nobody foresaw with its number in the log. */
export function useActionForm() {
  const t = useTranslations('settings');
  const [failure, setFailure] = useState<Failure>(NO_FAILURE);
  const [pending, start] = useTransition();

  function run<Value>(
    work: () => Promise<ActionResult<Value>>,
    done: (value: Value) => void,
    wordsOf: Partial<Record<string, string>> = {},
  ) {
    start(async () => {
      const result = await work();
      if (result.ok) {
        setFailure(NO_FAILURE);
        return done(result.value);
      }
      const known = wordsOf[result.code] ?? result.message;
      setFailure({
        message: result.requestId ? t('failed', { requestId: result.requestId }) : known,
        errors: result.errors,
      });
    });
  }

  return {
    run,
    failure,
    pending,
    reset: () => setFailure(NO_FAILURE),
    errorOf: (path: string) => failure.errors.find((error) => error.path === path)?.message,
  };
}
