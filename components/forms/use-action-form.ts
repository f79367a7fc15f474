'use client';
import { unstable_rethrow } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState, useTransition } from 'react';
import type { FieldError } from '@/components/ui/error-summary';
import { useFirstWrong } from '@/components/ui/use-first-wrong';
import type { ActionResult } from '@/lib/auth/run-action';

export type Refused = Extract<ActionResult<unknown>, { ok: false }>;
type Failure = { message: string; errors: FieldError[] };
/** Words of the form's own for a refusal, by its code: at the field that is named, or for the form where no field is wrong. */
type Say = (refused: Refused) => string | FieldError | undefined;

const NO_FAILURE: Failure = { message: '', errors: [] };

/**
 * Runs a server action for a form, one at a time. What it refuses is shown at the fields and the first wrong one takes the focus
 * (with an ErrorSummary inside, or the form's ref set); what nobody foresaw is told with its number in the log; an answer that
 * never came leaves the form as it is. Nothing that was typed is touched.
 */
export function useActionForm() {
  const t = useTranslations('common.form');
  const [failure, setFailure] = useState<Failure>(NO_FAILURE);
  const [saved, setSaved] = useState(0);
  const [pending, start] = useTransition();
  // `pending` is known with the next drawing only; a second press may come before.
  const busy = useRef(false);
  const form = useFirstWrong(failure === NO_FAILURE ? null : failure);

  function run<Value>(work: () => Promise<ActionResult<Value>>, done: (value: Value) => void, say?: Say) {
    if (busy.current) return;
    busy.current = true;
    start(async () => {
      try {
        const result = await work();
        setFailure(result.ok ? NO_FAILURE : failureOf(result, say));
        if (result.ok) {
          setSaved((times) => times + 1);
          done(result.value);
        }
      } catch (error) {
        unstable_rethrow(error);
        setFailure({ message: t('unreachable'), errors: [] });
      } finally {
        busy.current = false;
      }
    });
  }

  function failureOf(refused: Refused, say: Say | undefined): Failure {
    const said = say?.(refused);
    if (typeof said === 'object') return { message: '', errors: [said] };
    // Where fields say what is wrong, a summary has its own words.
    if (refused.errors.length) return { message: '', errors: refused.errors };
    const { requestId, message } = refused;
    return { message: said ?? (requestId ? t('failed', { requestId }) : message), errors: [] };
  }

  return {
    run,
    failure,
    pending,
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
