'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState, useTransition } from 'react';
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
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import { rejectAction } from '../actions';

/** Rejects one reward; the reason is what its recipient will read. */
export function RejectDialog({ rewardId, amount, name }: { rewardId: string; amount: string; name: string }) {
  const t = useTranslations('rewards');
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<string>();
  const [pending, start] = useTransition();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '');
    start(async () => {
      const result = await rejectAction(rewardId, reason);
      if (result.ok) {
        toast.success(t('rejected'));
        setOpen(false);
      } else
        setError(result.errors[0]?.message ?? (result.message || t('failed', { requestId: result.requestId ?? '' })));
    });
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
        <form onSubmit={submit} className="flex flex-col gap-4">
          <FormField name="reason" label={t('rejectReason', { name })} error={error} required>
            <Textarea name="reason" rows={3} maxLength={1000} />
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
