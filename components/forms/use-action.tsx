'use client';
import { unstable_rethrow } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef, useTransition } from 'react';
import type { FieldError } from '@/components/ui/error-summary';
import type { ActionResult } from '@/lib/auth/run-action';

export type Refused = Extract<ActionResult<unknown>, { ok: false }>;
export type Failure = { message: ReactNode; errors: FieldError[] };
/** Words of the place's own for a refusal, by its code: at the field that is named, or in general where no field is wrong. */
export type Say = (refused: Refused) => string | FieldError | undefined;

type FormWords = ReturnType<typeof useTranslations<'common.form'>>;

/**
 * Runs server actions, one at a time; the one way of forms and buttons. `fail` hears what was refused in words to show, what
 * nobody foresaw with its number in the log, that the session has ended with a link to sign in elsewhere, and that no answer
 * came. None of these leaves the page, so that whatever is on it can be sent again.
 * @param unreachable what to say when no answer came
 */
export function useAction(fail: (failure: Failure) => void, unreachable: 'unreachable' | 'noConnection') {
  const t = useTranslations('common.form');
  const [pending, start] = useTransition();
  // `pending` is known with the next drawing only; a second press may come before.
  const busy = useRef(false);

  /** @returns whether it was done */
  function run<Value>(work: () => Promise<ActionResult<Value>>, done?: (value: Value) => void, say?: Say) {
    if (busy.current) return Promise.resolve(false);
    busy.current = true;
    return new Promise<boolean>((finished) => {
      start(async () => {
        let ok = false;
        try {
          const result = await work();
          if (result.ok) done?.(result.value);
          else fail(failureOf(t, result, say));
          ok = result.ok;
        } catch (error) {
          unstable_rethrow(error);
          fail({ message: t(unreachable), errors: [] });
        } finally {
          busy.current = false;
          finished(ok);
        }
      });
    });
  }

  return { run, pending };
}

/** A refusal in words to show: why, that the session has ended with a link to sign in elsewhere, or its number in the log. */
export function failureOf(t: FormWords, refused: Refused, say?: Say): Failure {
  const { code, requestId, message, errors } = refused;
  if (code === 'unauthorized') return { message: t.rich('signedOut', { link: toSignIn }), errors: [] };
  const said = say?.(refused);
  if (typeof said === 'object') return { message: '', errors: [said] };
  // Where fields say what is wrong, a summary has its own words.
  if (errors.length) return { message: '', errors };
  return { message: said ?? (requestId ? t('failed', { requestId }) : message), errors: [] };
}

/** A server action that has nothing to say, as work of `run`: it is done when it comes back, or sends the browser elsewhere. */
export function withoutAnswer(action: () => Promise<void>): () => Promise<ActionResult<null>> {
  return async () => {
    await action();
    return { ok: true, value: null };
  };
}

function toSignIn(words: ReactNode) {
  return (
    <a href="/sign-in" target="_blank" rel="noopener" className="underline underline-offset-2">
      {words}
    </a>
  );
}
