'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveFormGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { MoneyInput } from '@/components/ui/money-input';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { PayoutSchedule } from '@/lib/domain/payouts/schedule';
import { figureIn } from '../../_components/settings-form';
import { saveScheduleAction } from '../actions';

type ScheduleFormProps = {
  schedule: PayoutSchedule;
  minimumMinor: number;
  currency: string;
  timeZone: string;
  mayWrite: boolean;
};

const KINDS = ['at-once', 'weekly', 'monthly'] as const;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const DAYS = Array.from({ length: 28 }, (_, index) => index + 1);

/** When the clock runs payouts, and the least that one person is paid. */
export function ScheduleForm({ schedule, minimumMinor, currency, timeZone, mayWrite }: ScheduleFormProps) {
  const t = useTranslations('payoutSettings.schedule');
  const [kind, setKind] = useState<PayoutSchedule['kind']>(schedule.kind);
  const { run, failure, pending, errorOf, saved } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = {
      'at-once': {},
      weekly: { weekday: figureIn(form, 'weekday') },
      monthly: { day: figureIn(form, 'day') },
    }[kind];
    const input = { payoutSchedule: { kind, ...chosen }, payoutMinimumMinor: figureIn(form, 'payoutMinimumMinor') };
    run(
      () => saveScheduleAction(input),
      () => toast.success(t('saved')),
    );
  }

  const weekdays = WEEKDAYS.map((day) => ({ value: String(day), label: t(`weekdays.${day}`) }));
  const days = DAYS.map((day) => ({ value: String(day), label: t('dayOption', { day }) }));
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{t('text', { timeZone })}</CardDescription>
      </CardHeader>
      <CardContent>
        <form onSubmit={submit} noValidate>
          <LeaveFormGuard saved={saved} />
          <fieldset disabled={!mayWrite} className="grid min-w-0 gap-5 *:min-w-0 sm:grid-cols-2">
            <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
            <Choice
              name="kind"
              label={t('kind')}
              value={kind}
              onChange={(value) => setKind(value as PayoutSchedule['kind'])}
              options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
              disabled={!mayWrite}
              className="sm:col-span-2 sm:max-w-md"
            />
            {kind === 'weekly' ? (
              <Choice
                name="weekday"
                label={t('weekday')}
                initial={String(schedule.kind === 'weekly' ? schedule.weekday : 1)}
                options={weekdays}
                error={errorOf('payoutSchedule.weekday')}
                disabled={!mayWrite}
              />
            ) : null}
            {kind === 'monthly' ? (
              <Choice
                name="day"
                label={t('day')}
                initial={String(schedule.kind === 'monthly' ? schedule.day : 1)}
                options={days}
                error={errorOf('payoutSchedule.day')}
                disabled={!mayWrite}
              />
            ) : null}
            <FormField
              name="payoutMinimumMinor"
              label={t('minimum')}
              help={t('minimumHelp')}
              error={errorOf('payoutMinimumMinor')}
              className="sm:col-start-1"
            >
              <MoneyInput name="payoutMinimumMinor" currency={currency} defaultValue={minimumMinor} />
            </FormField>
            {mayWrite ? (
              <div className="flex items-end justify-end sm:col-span-2">
                <Button type="submit" pending={pending}>
                  {t('submit')}
                </Button>
              </div>
            ) : null}
          </fieldset>
        </form>
      </CardContent>
    </Card>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  value?: string;
  initial?: string;
  onChange?: (value: string) => void;
  error?: string;
  disabled: boolean;
  className?: string;
};

function Choice({ name, label, options, value, initial, onChange, error, disabled, className }: ChoiceProps) {
  return (
    <FormField name={name} label={label} error={error} className={className}>
      {(control) => (
        <Select
          name={name}
          disabled={disabled}
          {...(value === undefined ? { defaultValue: initial } : { value })}
          onValueChange={onChange}
        >
          <SelectTrigger {...control}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {options.map((option) => (
              <SelectItem key={option.value} value={option.value}>
                {option.label}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </FormField>
  );
}
