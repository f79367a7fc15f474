'use client';
import { type FormEvent, useState, useTransition } from 'react';
import type { ActionResult } from '@/lib/auth/run-action';

type Failure = { message: string; errors: { path: string; message: string }[] };

const NO_FAILURE: Failure = { message: '', errors: [] };

/**
 * A form that sends its text fields, those left empty left out, to a server action and shows what it refuses at the fields.
 * @param unexpected words for an error that nobody foresaw, with its number in the log
 */
export function usePersonForm<Value>(options: {
  send: (fields: Record<string, string>) => Promise<ActionResult<Value>>;
  done: (value: Value) => void;
  unexpected: (requestId: string) => string;
}) {
  const [failure, setFailure] = useState<Failure>(NO_FAILURE);
  const [changed, setChanged] = useState(false);
  const [pending, start] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = Object.fromEntries(
      [...new FormData(event.currentTarget)]
        .map(([name, value]) => [name, String(value).trim()] as const)
        .filter(([, value]) => value !== ''),
    );
    start(async () => {
      const result = await options.send(fields);
      if (result.ok) {
        setChanged(false);
        setFailure(NO_FAILURE);
        options.done(result.value);
      } else {
        const message = result.requestId ? options.unexpected(result.requestId) : result.message;
        setFailure({ message, errors: result.errors });
      }
    });
  }

  return {
    submit,
    failure,
    pending,
    changed: changed && !pending,
    touch: () => setChanged(true),
    errorOf: (path: string) => failure.errors.find((error) => error.path === path)?.message,
  };
}
