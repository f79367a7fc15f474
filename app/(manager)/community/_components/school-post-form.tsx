'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import { writeAsSchoolAction } from '../actions';

/** The school writes on the board. */
export function SchoolPostForm() {
  const t = useTranslations('community.manage');
  const [body, setBody] = useState('');
  const [error, setError] = useState<string>();
  const [pending, start] = useTransition();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    start(async () => {
      const result = await writeAsSchoolAction(body);
      if (!result.ok) {
        setError(result.errors[0]?.message ?? (result.message || t('failed', { requestId: result.requestId ?? '' })));
        return;
      }
      setBody('');
      setError(undefined);
      toast.success(t('board.posted'));
    });
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3">
      <FormField name="body" label={t('board.write')} error={error}>
        <Textarea rows={3} maxLength={1000} value={body} onChange={(event) => setBody(event.target.value)} />
      </FormField>
      <Button type="submit" className="self-end" pending={pending}>
        {t('board.post')}
      </Button>
    </form>
  );
}
