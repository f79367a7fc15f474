'use client';
import { type FormEvent, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { askQuestionAction } from '../actions';

type Words = Record<
  'friendName' | 'friendContact' | 'sharedOn' | 'channel' | 'note' | 'send' | 'sent' | 'failed',
  string
>;
type MissingFormProps = { today: string; channels: readonly { value: string; label: string }[]; words: Words };

/** Who, roughly when, how: as short as it can be. */
export function MissingForm({ today, channels, words }: MissingFormProps) {
  const [channel, setChannel] = useState(channels[0]?.value ?? 'told');
  const [errors, setErrors] = useState<readonly { path: string; message: string }[]>([]);
  const [pending, start] = useTransition();
  const errorOf = (path: string) => errors.find((error) => error.path === path)?.message;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const [friendContact, note] = [said('friendContact'), said('note')];
    start(async () => {
      const result = await askQuestionAction({
        friendName: said('friendName'),
        sharedOn: said('sharedOn'),
        channel,
        ...(friendContact && { friendContact }),
        ...(note && { note }),
      });
      if (result.ok) {
        element.reset();
        setErrors([]);
        toast.success(words.sent);
      } else {
        setErrors(result.errors.length ? result.errors : [{ path: '', message: result.message || words.failed }]);
      }
    });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {errorOf('') ? <Alert tone="danger" title={errorOf('') ?? ''} /> : null}
      <FormField name="friendName" label={words.friendName} error={errorOf('friendName')} required>
        <Input name="friendName" maxLength={200} autoComplete="off" />
      </FormField>
      <FormField name="friendContact" label={words.friendContact} error={errorOf('friendContact')}>
        <Input name="friendContact" maxLength={200} autoComplete="off" />
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
        <Textarea name="note" rows={3} maxLength={1000} />
      </FormField>
      <Button type="submit" size="lg" pending={pending}>
        {words.send}
      </Button>
    </form>
  );
}
