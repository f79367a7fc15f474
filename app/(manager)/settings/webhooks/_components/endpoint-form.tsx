'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { DialogFooter } from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import type { ActionResult } from '@/lib/auth/run-action';
import type { WebhookEvent } from '@/lib/domain/webhooks/events';
import { EventChoice } from './event-choice';

export type EndpointInput = { url: string; description: string | null; events: WebhookEvent[] };

type EndpointFormProps<Value> = {
  initial?: EndpointInput;
  submitLabel: string;
  save: (input: EndpointInput) => Promise<ActionResult<Value>>;
  onSaved: (value: Value) => void;
};

/** Where to, what for, and which events. What was typed stays when it is refused. */
export function EndpointForm<Value>({ initial, submitLabel, save, onSaved }: EndpointFormProps<Value>) {
  const t = useTranslations('webhooks.form');
  const [every, setEvery] = useState((initial?.events.length ?? 0) === 0);
  const [events, setEvents] = useState<WebhookEvent[]>(initial?.events ?? []);
  const { run, failure, pending, errorOf, refuse } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // No event at all would mean every one.
    if (!every && events.length === 0) return refuse({ path: 'events', message: t('noEvent') });
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const input = { url: text('url'), description: text('description') || null, events: every ? [] : events };
    run(() => save(input), onSaved);
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
      <FormField name="url" label={t('url')} help={t('urlHelp')} error={errorOf('url')}>
        <Input
          name="url"
          type="url"
          autoComplete="off"
          defaultValue={initial?.url}
          placeholder="https://hooks.example.com/kith"
        />
      </FormField>
      <FormField
        name="description"
        label={t('description')}
        help={t('descriptionHelp')}
        error={errorOf('description')}
        optional
      >
        <Input name="description" autoComplete="off" defaultValue={initial?.description ?? ''} />
      </FormField>
      <EventChoice every={every} events={events} onEvery={setEvery} onEvents={setEvents} error={errorOf('events')} />
      <DialogFooter>
        <Button type="submit" pending={pending}>
          {submitLabel}
        </Button>
      </DialogFooter>
    </form>
  );
}
