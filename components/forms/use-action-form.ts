'use client';
import { useState } from 'react';
import type { FieldError } from '@/components/ui/error-summary';
import { useFirstWrong } from '@/components/ui/use-first-wrong';
import type { ActionResult } from '@/lib/auth/run-action';
import { type Failure, type Say, useAction } from './use-action';

const NO_FAILURE: Failure = { message: '', errors: [] };

/**
 * Runs a server action for a form, one at a time. What it refuses is shown at the fields and the first wrong one takes the focus
 * (with an ErrorSummary inside, or the form's ref set); all else as `useAction` says. Nothing that was typed is touched.
 */
export function useActionForm(unreachable: Parameters<typeof useAction>[1] = 'unreachable') {
  const [failure, setFailure] = useState<Failure>(NO_FAILURE);
  const action = useAction(setFailure, unreachable);
  const [saved, setSaved] = useState(0);
  const form = useFirstWrong(failure === NO_FAILURE ? null : failure);

  function run<Value>(work: () => Promise<ActionResult<Value>>, done?: (value: Value) => void, say?: Say) {
    void action.run(
      work,
      (value) => {
        setFailure(NO_FAILURE);
        setSaved((times) => times + 1);
        done?.(value);
      },
      say,
    );
  }

  return {
    run,
    failure,
    pending: action.pending,
    /** How often it went through: for LeaveFormGuard. */
    saved,
    /** Set on a form that has no ErrorSummary. */
    form,
    /** For what the browser itself sees to be wrong. */
    refuse: (...errors: FieldError[]) => setFailure({ message: '', errors }),
    reset: () => setFailure(NO_FAILURE),
    errorOf: (path: string) => failure.errors.find((error) => error.path === path)?.message,
    /** What is wrong, for a form of one field: there is no other place to say it. */
    problem: failure.errors[0]?.message ?? (failure.message || undefined),
  };
}
