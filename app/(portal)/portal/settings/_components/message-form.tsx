'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { fromTime, toTime } from '@/components/forms/time-of-day';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveFormGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import type { ReaderView } from '@/lib/services/notifications/reader-settings';
import { saveMessagesAction } from '../actions';
import { ChoiceTable } from './choice-table';
import { QuietFields } from './quiet-fields';

type MessageFormProps = Pick<ReaderView, 'messages' | 'timeZone' | 'schoolTimeZone' | 'quietHours' | 'wantsDigest'> & {
  digestHour: number;
  /** The server's list: a browser's own may be another one. */
  timeZones: readonly string[];
  school: { from: string; to: string };
};

/** Switches for each message and channel, one mail a day, time zone and quiet hours; saved together. */
export function MessageForm(props: MessageFormProps) {
  const t = useTranslations('portalMessages');
  const { schoolTimeZone, digestHour, school } = props;
  const [messages, setMessages] = useState(props.messages);
  const [wantsDigest, setDigest] = useState(props.wantsDigest);
  const [timeZone, setZone] = useState(props.timeZone ?? '');
  const [quiet, setQuiet] = useState(
    props.quietHours && { from: toTime(props.quietHours.from), to: toTime(props.quietHours.to) },
  );
  const { run, failure, pending, errorOf, saved } = useActionForm();

  function save(event: FormEvent) {
    event.preventDefault();
    const choices = messages.flatMap(({ message, email, sms }) => [
      { message, channel: 'email', enabled: email },
      ...(sms === null ? [] : [{ message, channel: 'sms', enabled: sms }]),
    ]);
    const quietHours = quiet && { from: fromTime(quiet.from), to: fromTime(quiet.to) };
    run(
      () => saveMessagesAction({ choices, quietHours, wantsDigest, timeZone: timeZone.trim() || null }),
      () => void toast.success(t('saved')),
    );
  }

  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-5">
      <LeaveFormGuard saved={saved} />
      <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
      <ChoiceTable messages={messages} onChange={setMessages} />
      <div className="flex items-start justify-between gap-4">
        <Label htmlFor="digest" className="flex flex-col items-start gap-0.5 text-lg">
          {t('digest')}
          <span className="font-normal text-base text-muted-foreground">{t('digestHelp', { hour: digestHour })}</span>
        </Label>
        <Switch id="digest" checked={wantsDigest} onCheckedChange={setDigest} className="mt-1" />
      </div>
      <FormField name="timeZone" label={t('zone')} help={t('zoneHelp')} error={errorOf('timeZone')}>
        <Input
          list="time-zones"
          value={timeZone}
          placeholder={t('zoneSchool', { zone: schoolTimeZone })}
          autoComplete="off"
          onChange={(event) => setZone(event.target.value)}
        />
      </FormField>
      <datalist id="time-zones">
        {props.timeZones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <QuietFields quiet={quiet} onChange={setQuiet} school={school} errors={failure.errors} />
      <Button type="submit" size="lg" className="w-full md:w-auto md:self-start" pending={pending}>
        {t('submit')}
      </Button>
    </form>
  );
}
