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
} from '@/components/ui/dialog';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import { decideAction } from '../actions';

type Decision = 'cleared' | 'confirmed';

/** Clears a case at once, or confirms it after one more question; both need a reason. */
export function DecideForm({ caseId, name, isAppeal }: { caseId: string; name: string; isAppeal: boolean }) {
  const t = useTranslations('fraud.decide');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [pending, start] = useTransition();

  function decide(decision: Decision) {
    start(async () => {
      const result = await decideAction(caseId, decision, reason);
      setAsking(false);
      if (result.ok) {
        toast.success(t(result.value.status));
        return;
      }
      setError(result.errors[0]?.message ?? (result.message || t('failed', { requestId: result.requestId ?? '' })));
    });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    decide('cleared');
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-pretty text-muted-foreground">{isAppeal ? t('helpAppeal') : t('help', { name })}</p>
      <FormField name="reason" label={t('reason', { name })} error={error} required>
        <Textarea
          name="reason"
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </FormField>
      <div className="flex flex-wrap justify-end gap-2">
        <Button type="button" variant="destructive" disabled={pending} onClick={() => setAsking(true)}>
          {t('confirm')}
        </Button>
        <Button type="submit" pending={pending}>
          {t('clear')}
        </Button>
      </div>
      <Dialog open={asking} onOpenChange={setAsking}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>{t('confirmTitle')}</DialogTitle>
            <DialogDescription>{isAppeal ? t('helpAppeal') : t('confirmText', { name })}</DialogDescription>
          </DialogHeader>
          <DialogFooter>
            <Button type="button" variant="destructive" pending={pending} onClick={() => decide('confirmed')}>
              {t('confirm')}
            </Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </form>
  );
}
