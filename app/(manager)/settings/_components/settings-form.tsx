'use client';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { ErrorSummary } from '@/components/ui/error-summary';
import { toast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/auth/run-action';

type SettingsFormProps = {
  words: { title: string; text: string; submit: string; saved: string };
  mayWrite: boolean;
  save: (form: FormData) => Promise<ActionResult<unknown>>;
  /** The fields, told where something is wrong. */
  children: (errorOf: (path: string) => string | undefined) => ReactNode;
  className: string;
};

/** A card of settings with its button: what is wrong stands at the fields, and leaving with changes asks. */
export function SettingsForm({ words, mayWrite, save, children, className }: SettingsFormProps) {
  const [changed, setChanged] = useState(false);
  const { run, failure, pending, errorOf } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run(
      () => save(form),
      () => {
        setChanged(false);
        toast.success(words.saved);
      },
    );
  }

  return (
    <form onSubmit={submit} onChange={() => setChanged(true)} noValidate>
      <fieldset disabled={!mayWrite} className="flex flex-col gap-4">
        <LeaveGuard changed={changed && !pending} />
        <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
        <Card>
          <CardHeader>
            <CardTitle>{words.title}</CardTitle>
            <CardDescription>{words.text}</CardDescription>
          </CardHeader>
          <CardContent className={className}>{children(errorOf)}</CardContent>
        </Card>
        {mayWrite ? (
          <div className="flex justify-end">
            <Button type="submit" pending={pending}>
              {words.submit}
            </Button>
          </div>
        ) : null}
      </fieldset>
    </form>
  );
}

/** A figure of a form; null for an empty field, which the service answers at the field. */
export function figureIn(form: FormData, name: string): number | null {
  const text = String(form.get(name) ?? '');
  return text === '' ? null : Number(text);
}
