'use client';
import type { ComponentProps, FormEvent } from 'react';
import { withoutAnswer } from './use-action';
import { useActionForm } from './use-action-form';

type ActionFormProps = Omit<ComponentProps<'form'>, 'action' | 'onSubmit'> & {
  /** A server action; it may send the browser elsewhere. */
  action: (data: FormData) => Promise<void>;
};

/**
 * A form of buttons on a page that works without scripts. With them it says beside the buttons when no answer came, and can be
 * sent again: React alone would put the page for unforeseen errors in its place.
 */
export function ActionForm({ action, children, ...form }: ActionFormProps) {
  const { run, pending, problem } = useActionForm('noConnection');
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const data = new FormData(event.currentTarget, button);
    run(withoutAnswer(() => action(data)));
  }
  return (
    <form action={action} onSubmit={submit} aria-busy={pending} {...form}>
      {children}
      {problem ? (
        <p role="alert" className="w-full text-pretty text-destructive text-sm">
          {problem}
        </p>
      ) : null}
    </form>
  );
}
