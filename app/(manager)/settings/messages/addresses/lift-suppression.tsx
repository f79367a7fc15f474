'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
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
import { toast } from '@/components/ui/toast';
import { liftSuppressionAction } from '../actions';

/** Writes to an address again, for a reason that is kept. */
export function LiftSuppression({ id, address }: { id: string; address: string }) {
  const t = useTranslations('messageSettings.addresses');
  const [open, setOpen] = useState(false);
  const { run, failure, pending, errorOf, reset } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '');
    run(
      () => liftSuppressionAction({ suppressionId: id, reason }),
      () => {
        setOpen(false);
        toast.success(t('liftDone', { address }));
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
        <Button variant="ghost" size="sm" aria-label={`${t('lift')}: ${address}`}>
          {t('lift')}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('liftTitle', { address })}</DialogTitle>
          <DialogDescription>{t('liftText')}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
          <FormField name="reason" label={t('liftReason')} error={errorOf('reason')}>
            <Input name="reason" autoComplete="off" />
          </FormField>
          <DialogFooter>
            <Button type="submit" pending={pending}>
              {t('lift')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
