'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { useProblem } from '../../_components/use-problem';
import { askQuestionAction } from '../actions';

type Errors = { subject?: string; body?: string };

/** A new question; what was typed stays when it could not be sent. */
export function AskForm() {
  const t = useTranslations('community');
  const say = useProblem();
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Errors>({});
  const [pending, start] = useTransition();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const [subject, body] = ['subject', 'body'].map((name) => String(data.get(name) ?? '').trim()) as [string, string];
    const missing = t('errors.empty');
    if (!subject || !body)
      return setErrors({ ...(subject ? {} : { subject: missing }), ...(body ? {} : { body: missing }) });
    setErrors({});
    start(async () => {
      const result = await askQuestionAction({ subject, body });
      if (!result.ok) return setErrors({ body: say(result) });
      form.current?.reset();
      toast.success(t('questions.sent'));
    });
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4 rounded-xl border bg-card p-5">
      <FormField name="subject" label={t('questions.subject')} error={errors.subject}>
        <Input name="subject" maxLength={120} className="h-12 md:h-12 md:text-lg" />
      </FormField>
      <FormField name="body" label={t('questions.body')} error={errors.body}>
        <Textarea name="body" rows={4} maxLength={2000} className="md:text-lg" />
      </FormField>
      <Button type="submit" size="lg" pending={pending}>
        {t('questions.send')}
      </Button>
    </form>
  );
}
