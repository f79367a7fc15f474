'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { useOvertaken } from '@/components/forms/use-overtaken';
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
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { toast } from '@/components/ui/toast';
import { refundAction } from '../actions';

type RefundDialogProps = {
  id: string;
  name: string;
  thing: string;
  currency: string;
  /** What of it can still come back. */
  leftMinor: number;
};

/** Gives back credit of a course that was refunded: all that is left of it, unless less is written. */
export function RefundDialog({ id, name, thing, currency, leftMinor }: RefundDialogProps) {
  const t = useTranslations('redemptions');
  const [open, setOpen] = useState(false);
  const [amountMinor, setAmountMinor] = useState<number | null>(leftMinor);
  const { run, pending, failure, errorOf, form } = useActionForm();
  useOvertaken(open);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '');
    run(
      () => refundAction(id, amountMinor, reason),
      () => {
        toast.success(t('refund.done'));
        setOpen(false);
      },
    );
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" size="sm" aria-label={t('refund.label', { thing, name })}>
          {t('refund.button')}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('refund.title', { name })}</DialogTitle>
          <DialogDescription>{t('refund.text', { name })}</DialogDescription>
        </DialogHeader>
        <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
          <FormField
            name="amountMinor"
            label={t('refund.amount')}
            error={errorOf('amountMinor') ?? (failure.message || undefined)}
            required
          >
            <MoneyInput
              name="amountMinor"
              currency={currency}
              defaultValue={leftMinor}
              onValueChange={(value) => setAmountMinor(value)}
            />
          </FormField>
          <FormField name="reason" label={t('refund.reason')} error={errorOf('reason')} optional>
            <Input name="reason" autoComplete="off" />
          </FormField>
          <DialogFooter>
            <Button type="submit" pending={pending}>
              {t('refund.confirm')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
