'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveFormGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { writeAsSchoolAction } from '../actions';

/** The school writes on the board. */
export function SchoolPostForm() {
  const t = useTranslations('community.manage');
  const [body, setBody] = useState('');
  const { run, pending, problem, form, saved } = useActionForm();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    run(
      () => writeAsSchoolAction(body),
      () => {
        setBody('');
        toast.success(t('board.posted'));
      },
    );
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-3">
      <LeaveFormGuard saved={saved} />
      <FormField name="body" label={t('board.write')} error={problem}>
        <Textarea rows={3} value={body} onChange={(event) => setBody(event.target.value)} />
      </FormField>
      <Button type="submit" className="self-end" pending={pending}>
        {t('board.post')}
      </Button>
    </form>
  );
}
