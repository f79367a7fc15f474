'use client';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import type { ActionResult } from '@/lib/auth/run-action';

/** A form that sends its text fields, those left empty left out, to a server action and shows what it refuses at the fields. */
export function usePersonForm<Value>(options: {
  send: (fields: Record<string, string>) => Promise<ActionResult<Value>>;
  done: (value: Value) => void;
}) {
  const [changed, setChanged] = useState(false);
  const { run, failure, pending, errorOf } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = Object.fromEntries(
      [...new FormData(event.currentTarget)]
        .map(([name, value]) => [name, String(value).trim()] as const)
        .filter(([, value]) => value !== ''),
    );
    run(
      () => options.send(fields),
      (value) => {
        setChanged(false);
        options.done(value);
      },
    );
  }

  return { submit, failure, pending, changed: changed && !pending, touch: () => setChanged(true), errorOf };
}
