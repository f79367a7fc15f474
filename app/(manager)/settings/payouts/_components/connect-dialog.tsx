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
import type { ConnectedProvider } from '@/lib/domain/payouts/connections';
import { useActionForm } from '../../_components/use-action-form';
import { connectProviderAction } from '../actions';
import { ConnectionFields } from './connection-fields';

type ConnectDialogProps = { provider: ConnectedProvider; isConnected: boolean };

/** Connects a provider or replaces what is connected. The provider is asked before anything is stored. */
export function ConnectDialog({ provider, isConnected }: ConnectDialogProps) {
  const t = useTranslations('payoutSettings');
  const [open, setOpen] = useState(false);
  const { run, failure, pending, errorOf, reset } = useActionForm();
  const name = t(`provider.${provider}.name`);
  const verb = isConnected ? t('connect.replace') : t('connect.action');

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run(
      () => connectProviderAction(inputOf(provider, form)),
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
          <ConnectionFields provider={provider} errorOf={errorOf} />
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

/** What the form says, as the service takes it: what was left empty is left out. */
function inputOf(provider: ConnectedProvider, form: FormData): Record<string, string> {
  const typed = [...form].flatMap(([name, value]) => {
    const text = String(value).trim();
    return text ? [[name, text] as const] : [];
  });
  return { ...Object.fromEntries(typed), provider };
}
