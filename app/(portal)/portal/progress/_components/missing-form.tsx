'use client';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveFormGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { askQuestionAction } from '../actions';

type Words = Record<'friendName' | 'friendContact' | 'sharedOn' | 'channel' | 'note' | 'send' | 'sent', string>;
type MissingFormProps = { today: string; channels: readonly { value: string; label: string }[]; words: Words };

/** Who, roughly when, how: as short as it can be. */
export function MissingForm({ today, channels, words }: MissingFormProps) {
  const [channel, setChannel] = useState(channels[0]?.value ?? 'told');
  const { run, pending, failure, errorOf, saved } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const [friendContact, note] = [said('friendContact'), said('note')];
    const question = { friendName: said('friendName'), sharedOn: said('sharedOn'), channel };
    run(
      () => askQuestionAction({ ...question, ...(friendContact && { friendContact }), ...(note && { note }) }),
      () => {
        element.reset();
        toast.success(words.sent);
      },
    );
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <LeaveFormGuard saved={saved} />
      <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
      <FormField name="friendName" label={words.friendName} error={errorOf('friendName')} required>
        <Input name="friendName" autoComplete="off" />
      </FormField>
      <FormField name="friendContact" label={words.friendContact} error={errorOf('friendContact')}>
        <Input name="friendContact" autoComplete="off" />
      </FormField>
      <FormField name="sharedOn" label={words.sharedOn} error={errorOf('sharedOn')} required>
        <Input type="date" name="sharedOn" max={today} defaultValue={today} />
      </FormField>
      <FormField name="channel" label={words.channel} error={errorOf('channel')}>
        {(control) => (
          <Select value={channel} onValueChange={setChannel}>
            <SelectTrigger {...control}>
              <SelectValue>{channels.find(({ value }) => value === channel)?.label}</SelectValue>
            </SelectTrigger>
            <SelectContent>
              {channels.map(({ value, label }) => (
                <SelectItem key={value} value={value}>
                  {label}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </FormField>
      <FormField name="note" label={words.note} error={errorOf('note')}>
        <Textarea name="note" rows={3} />
      </FormField>
      <Button type="submit" size="lg" pending={pending}>
        {words.send}
      </Button>
    </form>
  );
}
