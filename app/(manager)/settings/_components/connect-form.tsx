'use client';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { toast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/auth/run-action';

type ConnectFormProps = {
  /** The provider's name, what the button does, and the rest of the words. */
  words: { provider: string; verb: string; title: string; where: string; done: string };
  isConnected: boolean;
  /** Takes what was typed: what was left empty is left out. The provider is asked before anything is stored. */
  connect: (typed: Record<string, string>) => Promise<ActionResult<unknown>>;
  children: (errorOf: (path: string) => string | undefined) => ReactNode;
};

/** Connects a provider or replaces what is connected: a button and its dialog. */
export function ConnectForm({ words, isConnected, connect, children }: ConnectFormProps) {
  const [open, setOpen] = useState(false);
  const { run, failure, pending, errorOf, reset } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = typedIn(new FormData(event.currentTarget));
    run(
      () => connect(typed),
      () => {
        toast.success(words.done);
        setOpen(false);
      },
    );
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        reset();
      }}
    >
      <DialogTrigger asChild>
        <Button variant={isConnected ? 'secondary' : 'primary'} aria-label={`${words.verb}: ${words.provider}`}>
          {words.verb}
        </Button>
      </DialogTrigger>
      <DialogContent className="overflow-y-auto">
        <DialogHeader>
          <DialogTitle>{words.title}</DialogTitle>
          <DialogDescription>{words.where}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} noValidate autoComplete="off" className="flex flex-col gap-4">
          <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
          {children(errorOf)}
          <DialogFooter>
            <Button type="submit" pending={pending}>
              {words.verb}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function typedIn(form: FormData): Record<string, string> {
  const typed = [...form].map(([name, value]) => [name, String(value).trim()] as const);
  return Object.fromEntries(typed.filter(([, text]) => text !== ''));
}
