'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import type { MessageProvider } from '@/lib/domain/notifications/connections';
import { useActionForm } from '../../_components/use-action-form';
import { connectMessagesAction } from '../actions';

const FIELDS = {
  resend: [
    { name: 'apiKey', secret: true },
    { name: 'fromAddress' },
    { name: 'fromName', optional: true },
    { name: 'webhookSecret', secret: true, optional: true },
  ],
  twilio: [{ name: 'accountSid' }, { name: 'authToken', secret: true }, { name: 'from' }],
} as const satisfies Record<MessageProvider, readonly { name: string; secret?: true; optional?: true }[]>;

type Field = { name: (typeof FIELDS)[MessageProvider][number]['name']; secret?: true; optional?: true };

/** Connects a provider or replaces what is connected. The provider is asked before anything is stored. */
export function ConnectMessages({ provider, isConnected }: { provider: MessageProvider; isConnected: boolean }) {
  const t = useTranslations('messageSettings');
  const [open, setOpen] = useState(false);
  const { run, failure, pending, errorOf, reset } = useActionForm();
  const name = t(`provider.${provider}.name`);
  const verb = isConnected ? t('connect.replace') : t('connect.action');

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = [...new FormData(event.currentTarget)].filter(([, value]) => String(value).trim() !== '');
    run(
      () => connectMessagesAction({ ...Object.fromEntries(typed), provider }),
      () => {
        toast.success(t('connect.done', { provider: name }));
        setOpen(false);
      },
    );
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        reset();
      }}
    >
      <DialogTrigger asChild>
        <Button variant={isConnected ? 'secondary' : 'primary'} aria-label={`${verb}: ${name}`}>
          {verb}
        </Button>
      </DialogTrigger>
      <DialogContent className="overflow-y-auto">
        <DialogHeader>
          <DialogTitle>{t('connect.title', { provider: name })}</DialogTitle>
          <DialogDescription>{t(`provider.${provider}.where`)}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} noValidate autoComplete="off" className="flex flex-col gap-4">
          <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
          {FIELDS[provider].map((field: Field) => (
            <FormField
              key={field.name}
              name={field.name}
              label={t(`field.${field.name}.label`)}
              help={t(`field.${field.name}.help`)}
              error={errorOf(field.name)}
              optional={field.optional}
            >
              <Input
                name={field.name}
                type={field.secret ? 'password' : 'text'}
                autoComplete={field.secret ? 'new-password' : 'off'}
                spellCheck={false}
              />
            </FormField>
          ))}
          <DialogFooter>
            <Button type="submit" pending={pending}>
              {verb}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
