'use client';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveFormGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { writePostAction } from '../../actions';

type PostFormProps = { label: string; help?: string; button: string; parentId?: string; onDone?: () => void };

/** Words for the board. What was typed stays when it could not be posted. */
export function PostForm({ label, help, button, parentId, onDone }: PostFormProps) {
  const t = useTranslations('community');
  const { run, pending, problem, refuse, form, saved } = useActionForm();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = String(new FormData(event.currentTarget).get('body') ?? '').trim();
    if (!body) return refuse({ path: 'body', message: t('empty') });
    run(
      () => writePostAction({ body, ...(parentId ? { parentId } : {}) }),
      () => {
        form.current?.reset();
        toast.success(t('board.posted'));
        onDone?.();
      },
    );
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-3">
      <LeaveFormGuard saved={saved} />
      <FormField name={parentId ? `body-${parentId}` : 'body'} label={label} help={help} error={problem}>
        <Textarea name="body" rows={parentId ? 2 : 3} className="md:text-lg" />
      </FormField>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="lg" pending={pending}>
          {button}
        </Button>
        {onDone ? (
          <Button variant="ghost" size="lg" onClick={onDone}>
            {t('board.cancel')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
