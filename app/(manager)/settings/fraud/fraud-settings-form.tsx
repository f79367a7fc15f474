'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { LeaveGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { NumberInput } from '@/components/ui/number-input';
import type { FraudSettings } from '@/lib/domain/fraud/schema';
import { useActionForm } from '../_components/use-action-form';
import { saveFraudSettingsAction } from './actions';

const FIELDS = ['reviewAt', 'holdAt', 'sharedNetworkGroups', 'fastEnrolmentSeconds'] as const;

/** From which score on a person looks, and what counts as shared or too quick. */
export function FraudSettingsForm({ settings, mayWrite }: { settings: FraudSettings; mayWrite: boolean }) {
  const t = useTranslations('fraud.settings');
  const [changed, setChanged] = useState(false);
  const { run, failure, pending, errorOf } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const number = (name: string) => {
      const text = String(form.get(name) ?? '');
      return text === '' ? null : Number(text);
    };
    run(
      () => saveFraudSettingsAction(Object.fromEntries(FIELDS.map((name) => [name, number(name)]))),
      () => {
        setChanged(false);
        toast.success(t('saved'));
      },
    );
  }

  return (
    <form onSubmit={submit} onChange={() => setChanged(true)} noValidate>
      <fieldset disabled={!mayWrite} className="flex flex-col gap-4">
        <LeaveGuard changed={changed && !pending} />
        <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
        <Card>
          <CardHeader>
            <CardTitle>{t('title')}</CardTitle>
            <CardDescription>{t('text')}</CardDescription>
          </CardHeader>
          <CardContent className="grid gap-5 sm:grid-cols-2">
            {FIELDS.map((name) => (
              <FormField key={name} name={name} label={t(name)} help={t(`${name}Help`)} error={errorOf(name)}>
                <NumberInput name={name} defaultValue={settings[name]} />
              </FormField>
            ))}
          </CardContent>
        </Card>
        {mayWrite ? (
          <div className="flex justify-end">
            <Button type="submit" pending={pending}>
              {t('submit')}
            </Button>
          </div>
        ) : null}
      </fieldset>
    </form>
  );
}
