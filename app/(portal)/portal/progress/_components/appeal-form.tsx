'use client';
import type { FormEvent } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveFormGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { appealAction } from '../actions';

type AppealFormProps = { caseId: string; words: { text: string; send: string; sent: string } };

/** One text and a button: why the refusal is wrong. */
export function AppealForm({ caseId, words }: AppealFormProps) {
  const { run, pending, problem, form, saved } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('text') ?? '');
    run(
      () => appealAction(caseId, text),
      () => void toast.success(words.sent),
    );
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-3">
      <LeaveFormGuard saved={saved} />
      <FormField name={`text-${caseId}`} label={words.text} error={problem} required>
        <Textarea name="text" rows={3} />
      </FormField>
      <Button type="submit" variant="secondary" pending={pending} className="self-start">
        {words.send}
      </Button>
    </form>
  );
}
