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
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { rejectAction } from '../actions';

type RejectDialogProps = { rewardId: string; amount: string; name: string; onDone: () => void };

/** Rejects one reward; the reason is what its recipient will read. */
export function RejectDialog({ rewardId, amount, name, onDone }: RejectDialogProps) {
  const t = useTranslations('rewards');
  const [open, setOpen] = useState(false);
  const { run, pending, problem, form } = useActionForm();
  useOvertaken(open);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '');
    run(
      () => rejectAction(rewardId, reason),
      () => {
        toast.success(t('rejected'));
        setOpen(false);
        onDone();
      },
    );
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary">{t('reject')}</Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('rejectTitle', { amount, name })}</DialogTitle>
          <DialogDescription>{t('rejectDescription', { name })}</DialogDescription>
        </DialogHeader>
        <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
          <FormField name="reason" label={t('rejectReason', { name })} error={problem} required>
            <Textarea name="reason" rows={3} />
          </FormField>
          <DialogFooter>
            <Button type="submit" variant="destructive" pending={pending}>
              {t('reject')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
