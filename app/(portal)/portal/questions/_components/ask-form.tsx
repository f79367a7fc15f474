'use client';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveFormGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { askQuestionAction } from '../actions';

/** A new question; what was typed stays when it could not be sent. */
export function AskForm() {
  const t = useTranslations('community');
  const { run, pending, failure, errorOf, refuse, form, saved } = useActionForm();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const said = (name: string) => String(data.get(name) ?? '').trim();
    const missing = ['subject', 'body'].filter((name) => !said(name));
    if (missing.length) return refuse(...missing.map((path) => ({ path, message: t('empty') })));
    run(
      () => askQuestionAction({ subject: said('subject'), body: said('body') }),
      () => {
        form.current?.reset();
        toast.success(t('questions.sent'));
      },
    );
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4 rounded-xl border bg-card p-5">
      <LeaveFormGuard saved={saved} />
      <FormField name="subject" label={t('questions.subject')} error={errorOf('subject')}>
        <Input name="subject" className="h-12 md:h-12 md:text-lg" />
      </FormField>
      <FormField name="body" label={t('questions.body')} error={errorOf('body') ?? (failure.message || undefined)}>
        <Textarea name="body" rows={4} className="md:text-lg" />
      </FormField>
      <Button type="submit" size="lg" pending={pending}>
        {t('questions.send')}
      </Button>
    </form>
  );
}
