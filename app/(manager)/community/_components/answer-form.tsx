'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import type { ActionResult } from '@/lib/auth/run-action';
import { answerQuestionAction, closeQuestionAction } from '../actions';

/** An answer to a question, or none: then it is put away. */
export function AnswerForm({ questionId, mayClose }: { questionId: string; mayClose: boolean }) {
  const t = useTranslations('community.manage');
  const [body, setBody] = useState('');
  const [error, setError] = useState<string>();
  const [pending, start] = useTransition();
  function run(work: () => Promise<ActionResult<void>>, done: string) {
    start(async () => {
      const result = await work();
      if (result.ok) {
        setBody('');
        setError(undefined);
        toast.success(done);
        return;
      }
      setError(result.errors[0]?.message ?? (result.message || t('failed', { requestId: result.requestId ?? '' })));
    });
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    run(() => answerQuestionAction(questionId, body), t('questions.sent'));
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <FormField name={`body-${questionId}`} label={t('questions.answer')} error={error}>
        <Textarea rows={3} maxLength={2000} value={body} onChange={(event) => setBody(event.target.value)} />
      </FormField>
      <div className="flex flex-wrap justify-end gap-2">
        {mayClose ? (
          <Button
            variant="ghost"
            disabled={pending}
            onClick={() => run(() => closeQuestionAction(questionId), t('questions.closed'))}
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
