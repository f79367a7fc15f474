'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveFormGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { answerQuestionAction, closeQuestionAction } from '../actions';

/** An answer to a question, or none: then it is put away. */
export function AnswerForm({ questionId, mayClose }: { questionId: string; mayClose: boolean }) {
  const t = useTranslations('community.manage');
  const [body, setBody] = useState('');
  const { run, pending, problem, form, saved } = useActionForm();
  const done = (words: string) => () => {
    setBody('');
    toast.success(words);
  };
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    run(() => answerQuestionAction(questionId, body), done(t('questions.sent')));
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-3">
      <LeaveFormGuard saved={saved} />
      <FormField name={`body-${questionId}`} label={t('questions.answer')} error={problem}>
        <Textarea rows={3} value={body} onChange={(event) => setBody(event.target.value)} />
      </FormField>
      <div className="flex flex-wrap justify-end gap-2">
        {mayClose ? (
          <Button
            variant="ghost"
            disabled={pending}
            onClick={() => run(() => closeQuestionAction(questionId), done(t('questions.closed')))}
          >
            {t('questions.close')}
          </Button>
        ) : null}
        <Button type="submit" pending={pending}>
          {t('questions.send')}
        </Button>
      </div>
    </form>
  );
}
