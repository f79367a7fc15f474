'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveFormGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { writeOnAction } from '../actions';

/** Another word in a question of one's own. */
export function WriteOn({ questionId }: { questionId: string }) {
  const t = useTranslations('community');
  const [open, setOpen] = useState(false);
  const { run, pending, problem, refuse, form, saved } = useActionForm();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = String(new FormData(event.currentTarget).get('body') ?? '').trim();
    if (!body) return refuse({ path: 'body', message: t('empty') });
    run(
      () => writeOnAction(questionId, body),
      () => {
        setOpen(false);
        toast.success(t('questions.sentMore'));
      },
    );
  }
  if (!open) {
    return (
      <Button variant="ghost" className="-ml-3.5 h-11 self-start text-primary" onClick={() => setOpen(true)}>
        {t('questions.more')}
      </Button>
    );
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-3">
      <LeaveFormGuard saved={saved} />
      <FormField name={`body-${questionId}`} label={t('questions.more')} error={problem}>
        <Textarea name="body" rows={3} className="md:text-lg" />
      </FormField>
      <Button type="submit" variant="secondary" size="lg" pending={pending}>
        {t('questions.send')}
      </Button>
    </form>
  );
}
