'use client';
import { useRouter } from 'next/navigation';
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
import type { ActionResult } from '@/lib/auth/run-action';

/** The server action that takes the reason. */
export type MarkFailed = (payoutId: string, reason: string) => Promise<ActionResult<unknown>>;

type NotPaidDialogProps = {
  payoutId: string;
  name: string;
  amount: string;
  kind: 'notPaid' | 'returned' | 'takeBack';
  markFailed: MarkFailed;
};

/** Finance says why its bank has not paid a payout, why it came back, or why it is to be taken back. */
export function NotPaidDialog({ payoutId, name, amount, kind, markFailed }: NotPaidDialogProps) {
  const t = useTranslations('payouts.bank');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { run, pending, problem, form } = useActionForm();
  useOvertaken(open);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '');
    run(
      () => markFailed(payoutId, reason),
      () => {
        toast.success(t('markedNotPaid'));
        setOpen(false);
        router.refresh();
      },
    );
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary">{t(kind)}</Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t(`${kind}Title`, { amount, name })}</DialogTitle>
          <DialogDescription>{t(`${kind}Description`, { name })}</DialogDescription>
        </DialogHeader>
        <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
          <FormField name="reason" label={t('reason')} error={problem} required>
            <Textarea name="reason" rows={3} />
          </FormField>
          <DialogFooter>
            <Button type="submit" variant="destructive" pending={pending}>
              {t(kind)}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
