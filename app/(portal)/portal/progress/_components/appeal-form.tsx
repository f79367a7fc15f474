'use client';
import { type FormEvent, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import { appealAction } from '../actions';

type AppealFormProps = { caseId: string; words: { text: string; send: string; sent: string; failed: string } };

/** One text and a button: why the refusal is wrong. */
export function AppealForm({ caseId, words }: AppealFormProps) {
  const [error, setError] = useState<string>();
  const [pending, start] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('text') ?? '');
    start(async () => {
      const result = await appealAction(caseId, text);
      if (result.ok) toast.success(words.sent);
      else setError(result.errors[0]?.message ?? (result.message || words.failed));
    });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <FormField name={`text-${caseId}`} label={words.text} error={error} required>
        <Textarea name="text" rows={3} maxLength={2000} />
      </FormField>
      <Button type="submit" variant="secondary" pending={pending} className="self-start">
        {words.send}
      </Button>
    </form>
  );
}
