'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { toast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/auth/run-action';
import type { FormBase } from '@/lib/services/programs/save-program';
import { DraftLine, DraftNotice } from './draft-notice';
import { FormAside } from './form-aside';
import { FormSections } from './form-sections';
import { listErrors } from './list-errors';
import type { School } from './school';
import { toInput } from './to-input';
import { type DraftStore, useFormDraft } from './use-form-draft';
import { useProgramResolver } from './use-program-resolver';
import type { ProgramFormValues } from './values';

export type ProgramFormProps = {
  defaults: ProgramFormValues;
  school: School;
  /** The organisation's day today, for the example. */
  today: string;
  /** The instants that the programme has already, as ISO strings. */
  dates?: { startsAt: string; endsAt: string | null };
  /** A published programme keeps its type, currency and first day. */
  fixed?: boolean;
  /** Not saved yet at all: the form can be saved as it stands. */
  isNew?: boolean;
  saveLabel: string;
  /** The programme as it is stored, in the server's own form. */
  stored?: FormBase['stored'];
  /** A server action: takes the body of `POST /programs`, and what the form began from; answers the programme's id. */
  save: (input: Record<string, unknown>, base: FormBase) => Promise<ActionResult<{ id: string }>>;
  /** Where what is typed is kept until it is saved. */
  draft: DraftStore;
  /** Beside the form, above the example: what would change. */
  aside?: ReactNode;
};

/** The form of a programme with its summary, its live example and the rule checker. */
export function ProgramForm(props: ProgramFormProps) {
  const {
    defaults,
    stored = {},
    school,
    today,
    fixed = false,
    isNew = false,
    saveLabel,
    save,
    draft: store,
    aside,
  } = props;
  const t = useTranslations('programs.form');
  const router = useRouter();
  const [dates] = useState(() => ({
    timeZone: school.timeZone,
    ...(props.dates && {
      startsAt: new Date(props.dates.startsAt),
      endsAt: props.dates.endsAt ? new Date(props.dates.endsAt) : null,
    }),
  }));
  const { run, failure, pending, reset } = useActionForm();
  const isRefused = failure.message !== '' || failure.errors.length > 0;
  const form = useForm<ProgramFormValues>({
    defaultValues: defaults,
    resolver: useProgramResolver(dates),
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const draft = useFormDraft(form, store);
  const { errors, isDirty, submitCount, isSubmitSuccessful } = form.formState;
  const began = useRef({ defaults, stored });
  useEffect(() => {
    // Somebody else has changed the programme, and the page was asked for anew: a form that nobody has touched follows.
    if (isDirty) return;
    const isNews = JSON.stringify(defaults) !== JSON.stringify(began.current.defaults);
    began.current = { defaults, stored };
    if (isNews) form.reset(defaults);
  }, [defaults, stored, isDirty, form]);
  const submit = form.handleSubmit((values) => {
    reset();
    run(
      () =>
        save(toInput(values, dates), { shown: toInput(began.current.defaults, dates), stored: began.current.stored }),
      ({ id }) => {
        form.reset(values);
        toast.success(t('saved'));
        // Whoever goes on from the next page at once would break it off, and find the draft again.
        void draft.forget().then(() => router.push(`/programs/${id}`));
      },
      ({ errors: refused }) => {
        for (const { path, message } of refused) form.setError(path as 'name', { message });
        return undefined;
      },
    );
  });
  const shown = submitCount > 0 && !(isSubmitSuccessful && !isRefused) ? listErrors(errors) : [];
  return (
    <FormProvider {...form}>
      <form
        noValidate
        onSubmit={submit}
        className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] xl:grid-cols-[minmax(0,1fr)_25rem]"
      >
        {/* What is kept on the server is not lost by leaving. */}
        <LeaveGuard changed={isDirty && !pending && draft.state.is !== 'kept'} />
        <div className="flex min-w-0 flex-col gap-5">
          <DraftNotice
            state={draft.state}
            resumed={draft.resumed}
            onForget={() => {
              form.reset(defaults);
              void draft.forget();
            }}
            onTakeTheirs={draft.takeTheirs}
            onKeepMine={draft.keepMine}
          />
          <ErrorSummary errors={shown} message={failure.message || undefined} attempt={submitCount} />
          <FormSections school={school} fixed={fixed} />
          <div className="sticky bottom-16 z-20 -mx-1 flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5 rounded-xl border bg-card px-4 py-3 shadow-float md:bottom-4">
            <p className="w-full min-w-0 text-muted-foreground sm:w-auto" aria-live="polite">
              <DraftLine state={draft.state} isDirty={isDirty} isNew={isNew} />
            </p>
            <a href="#example" className="ml-auto shrink-0 text-primary underline-offset-4 hover:underline lg:hidden">
              {t('toExample')}
            </a>
            <Button type="submit" pending={pending}>
              {saveLabel}
            </Button>
          </div>
        </div>
        <FormAside school={school} today={today} dates={dates}>
          {aside}
        </FormAside>
      </form>
    </FormProvider>
  );
}
