'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { NumberInput } from '@/components/ui/number-input';
import { toast } from '@/components/ui/toast';
import { figureIn } from '../_components/settings-form';
import { saveRetentionAction } from './actions';

/** For how long referral data is kept, in months: five years at most. */
export function RetentionForm({ months, mayWrite }: { months: number; mayWrite: boolean }) {
  const t = useTranslations('settings.privacy');
  const [changed, setChanged] = useState(false);
  const { run, failure, pending, errorOf } = useActionForm();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = figureIn(new FormData(event.currentTarget), 'retentionMonths');
    run(
      () => saveRetentionAction(typed),
      () => {
        setChanged(false);
        toast.success(t('saved'));
      },
    );
  }
  return (
    <form onSubmit={submit} onChange={() => setChanged(true)} noValidate>
      <fieldset disabled={!mayWrite} className="flex flex-col items-start gap-4">
        <LeaveGuard changed={changed && !pending} />
        <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
        <FormField name="retentionMonths" label={t('months')} help={t('monthsHelp')} error={errorOf('retentionMonths')}>
          <NumberInput name="retentionMonths" defaultValue={months} className="max-w-32" />
        </FormField>
        {mayWrite ? (
          <Button type="submit" pending={pending}>
            {t('submit')}
          </Button>
        ) : null}
      </fieldset>
    </form>
  );
}
