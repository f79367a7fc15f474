'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { fromTime, toTime } from '@/components/forms/time-of-day';
import { LeaveGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import type { MessageSettings } from '@/lib/domain/notifications/preferences';
import { useActionForm } from '../../_components/use-action-form';
import { saveHoursAction } from '../actions';

/** When text messages wait, and when the daily mail goes out. */
export function HoursForm({ settings, mayWrite }: { settings: MessageSettings; mayWrite: boolean }) {
  const t = useTranslations('messageSettings.hours');
  const [changed, setChanged] = useState(false);
  const { run, failure, pending, errorOf } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? '');
    const digestHour = said('digestHour') === '' ? null : Number(said('digestHour'));
    const input = { quietFrom: fromTime(said('quietFrom')), quietTo: fromTime(said('quietTo')), digestHour };
    run(
      () => saveHoursAction(input),
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
          <CardContent className="grid gap-5 sm:grid-cols-3">
            <FormField name="quietFrom" label={t('quietFrom')} help={t('quietHelp')} error={errorOf('quietFrom')}>
              <Input type="time" name="quietFrom" defaultValue={toTime(settings.quietFrom)} />
            </FormField>
            <FormField name="quietTo" label={t('quietTo')} error={errorOf('quietTo')}>
              <Input type="time" name="quietTo" defaultValue={toTime(settings.quietTo)} />
            </FormField>
            <FormField name="digestHour" label={t('digestHour')} help={t('digestHelp')} error={errorOf('digestHour')}>
              <NumberInput name="digestHour" defaultValue={settings.digestHour} />
            </FormField>
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
