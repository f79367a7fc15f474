'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { Card, CardContent } from '@/components/ui/card';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { MILESTONES } from '@/lib/domain/programs/types';
import { type RecordedForPage, recordConversionAction } from '../actions';
import { conversionBody } from './conversion-body';
import { RecordResult } from './record-result';

type Course = { externalId: string; name: string; priceMinor: number; currency: string };
type RecordFormProps = { currency: string; timeZone: string; now: string; courses: readonly Course[] };

const NO_COURSE = '-';

/** An enrolment by hand: the same service as the API, its answer shown with receipts. */
export function RecordForm({ currency, timeZone, now, courses }: RecordFormProps) {
  const t = useTranslations('conversions');
  const [courseId, setCourseId] = useState(NO_COURSE);
  const [valueMinor, setValueMinor] = useState<number | null>(null);
  const [recorded, setRecorded] = useState<RecordedForPage | null>(null);
  const [changed, setChanged] = useState(false);
  const { run, failure, pending, errorOf } = useActionForm();
  const course = courses.find(({ externalId }) => externalId === courseId);
  const unit = course?.currency ?? currency;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = conversionBody(new FormData(event.currentTarget), {
      currency: unit,
      courseExternalId: course?.externalId,
    });
    run(
      () => recordConversionAction(body),
      (value) => {
        setRecorded(value);
        setChanged(false);
      },
    );
  }

  function chooseCourse(externalId: string) {
    setCourseId(externalId);
    setChanged(true);
    const chosen = courses.find((candidate) => candidate.externalId === externalId);
    if (chosen) setValueMinor(chosen.priceMinor);
  }

  if (recorded) return <RecordResult conversion={recorded} onAgain={() => setRecorded(null)} />;
  return (
    <form onSubmit={submit} onChange={() => setChanged(true)} noValidate className="flex flex-col gap-4">
      <LeaveGuard changed={changed && !pending} />
      <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
      <Card>
        <CardContent className="grid gap-5 py-5 sm:grid-cols-2">
          <FormField
            name="referee.email"
            label={t('new.friendEmail')}
            help={t('new.friendHelp')}
            error={errorOf('referee.email') ?? errorOf('referee')}
          >
            <Input name="email" type="email" autoComplete="off" />
          </FormField>
          <FormField name="referee.externalId" label={t('new.friendExternalId')} error={errorOf('referee.externalId')}>
            <Input name="refereeExternalId" autoComplete="off" />
          </FormField>
          <FormField name="courseExternalId" label={t('new.course')} error={errorOf('courseExternalId')}>
            {(control) => (
              <Select value={courseId} onValueChange={chooseCourse}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  <SelectItem value={NO_COURSE}>{t('new.courseNone')}</SelectItem>
                  {courses.map(({ externalId, name }) => (
                    <SelectItem key={externalId} value={externalId}>
                      {name}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </FormField>
          <FormField name="milestone" label={t('new.milestone')} error={errorOf('milestone')}>
            {(control) => (
              <Select name="milestone" defaultValue="enrolled">
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {MILESTONES.map((milestone) => (
                    <SelectItem key={milestone} value={milestone}>
                      {t(`milestone.${milestone}`)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </FormField>
          <FormField name="valueMinor" label={t('new.value')} error={errorOf('valueMinor')} required>
            <MoneyInput name="valueMinor" currency={unit} value={valueMinor} onValueChange={setValueMinor} />
          </FormField>
          <FormField
            name="discountMinor"
            label={t('new.discount')}
            help={t('new.discountHelp')}
            error={errorOf('discountMinor')}
            optional
          >
            <MoneyInput name="discountMinor" currency={unit} />
          </FormField>
          <FormField
            name="occurredAt"
            label={t('new.when')}
            help={t('new.whenHelp', { zone: timeZone })}
            error={errorOf('occurredAt')}
          >
            <Input name="occurredAt" type="datetime-local" defaultValue={now} max={now} />
          </FormField>
          <FormField name="code" label={t('new.code')} help={t('new.codeHelp')} error={errorOf('code')} optional>
            <Input
              name="code"
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              className="font-mono"
            />
          </FormField>
          <FormField
            name="externalId"
            label={t('new.number')}
            help={t('new.numberHelp')}
            error={errorOf('externalId')}
            required
            className="sm:col-span-2"
          >
            <Input name="externalId" autoComplete="off" />
          </FormField>
        </CardContent>
      </Card>
      <div className="flex justify-end">
        <Button type="submit" pending={pending}>
          {t('new.submit')}
        </Button>
      </div>
    </form>
  );
}
