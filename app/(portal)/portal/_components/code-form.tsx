'use client';
import { Wand2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import type { FieldError } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { CODE, normalizeCode } from '@/lib/domain/codes/typed-code';
import { getCodeAction } from '../actions';

type CodeFormProps = { programId: string; programName: string };

/** The first visit: a code of one's own choice, or one that is made. */
export function CodeForm({ programId, programName }: CodeFormProps) {
  const t = useTranslations('portal.start');
  const { run, pending, problem, refuse, form } = useActionForm();

  function issue(code?: string) {
    run(
      () => getCodeAction(programId, code),
      (issued) => {
        toast.success(t('done', { code: issued }));
        // The code takes the form's place at the top of the page.
        window.scrollTo({ top: 0 });
      },
      ({ code: reason }) => {
        if (reason === 'invalid-input') return wrong('format');
        return t.has(`errors.${reason}` as 'errors.format') ? wrong(reason) : undefined;
      },
    );
  }

  const wrong = (reason: string): FieldError => ({ path: 'code', message: t(`errors.${reason}` as 'errors.format') });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = normalizeCode(String(new FormData(event.currentTarget).get('code') ?? ''));
    if (!typed) return refuse(wrong('empty'));
    if (!CODE.test(typed)) return refuse(wrong('format'));
    issue(typed);
  }

  return (
    <section className="flex flex-col gap-5 rounded-xl border bg-card p-5">
      <div className="flex flex-col gap-1">
        <h2 className="text-xl">{t('title', { program: programName })}</h2>
        <p className="text-muted-foreground">{t('text')}</p>
      </div>
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <FormField name="code" label={t('label')} help={t('help')} error={problem}>
          <Input
            name="code"
            placeholder={t('placeholder')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="h-12 font-mono uppercase md:h-12 md:text-lg"
          />
        </FormField>
        <Button type="submit" size="lg" pending={pending}>
          {t('choose')}
        </Button>
      </form>
      <p className="flex items-center gap-3 text-base text-muted-foreground before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        {t('or')}
      </p>
      <Button variant="secondary" size="lg" onClick={() => issue()} disabled={pending}>
        <Wand2 aria-hidden />
        {t('generate')}
      </Button>
    </section>
  );
}
