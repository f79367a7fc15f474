'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import { useProblem } from '../../../_components/use-problem';
import { writePostAction } from '../../actions';

type PostFormProps = { label: string; help?: string; button: string; parentId?: string; onDone?: () => void };

/** Words for the board. What was typed stays when it could not be posted. */
export function PostForm({ label, help, button, parentId, onDone }: PostFormProps) {
  const t = useTranslations('community');
  const say = useProblem();
  const form = useRef<HTMLFormElement>(null);
  const [error, setError] = useState<string>();
  const [pending, start] = useTransition();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = String(new FormData(event.currentTarget).get('body') ?? '').trim();
    if (!body) return setError(t('errors.empty'));
    setError(undefined);
    start(async () => {
      const result = await writePostAction({ body, ...(parentId ? { parentId } : {}) });
      if (!result.ok) return setError(say(result));
      form.current?.reset();
      toast.success(t('board.posted'));
      onDone?.();
    });
  }
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-3">
      <FormField name={parentId ? `body-${parentId}` : 'body'} label={label} help={help} error={error}>
        <Textarea name="body" rows={parentId ? 2 : 3} maxLength={1000} className="md:text-lg" />
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
