'use client';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { isShownName } from '@/lib/domain/portal/shown-name';
import { saveNameAction } from '../actions';

/** The name that friends read; an empty field goes back to the first name. */
export function NameForm({ name, isOwn }: { name: string; isOwn: boolean }) {
  const t = useTranslations('portalStart.welcome');
  const { run, pending, problem, refuse, form } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('shownName') ?? '').trim();
    if (typed && !isShownName(typed)) return refuse({ path: 'shownName', message: t('two.wrong') });
    run(
      () => saveNameAction(typed || null),
      (saved) => void toast.success(saved ? t('two.saved', { name: saved }) : t('two.reset')),
    );
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4 rounded-xl border bg-card p-5">
      <FormField name="shownName" label={t('two.name')} help={t('two.nameHelp')} error={problem} optional={!isOwn}>
        <Input name="shownName" defaultValue={name} autoComplete="nickname" className="h-12 md:h-12 md:text-lg" />
      </FormField>
      <Button type="submit" variant="secondary" size="lg" pending={pending}>
        {t('two.save')}
      </Button>
    </form>
  );
}
