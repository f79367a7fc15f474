'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { useOvertaken } from '@/components/forms/use-overtaken';
import { LeaveFormGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog';
import { firstWrong } from '@/components/ui/first-wrong';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import { decideAction } from '../actions';

type Decision = 'cleared' | 'confirmed';

/** Clears a case at once, or confirms it after one more question; both need a reason. */
export function DecideForm({ caseId, name, isAppeal }: { caseId: string; name: string; isAppeal: boolean }) {
  const t = useTranslations('fraud.decide');
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const { run, pending, problem, form, saved } = useActionForm();
  useOvertaken(saved === 0 && (asking || reason !== ''));

  function decide(decision: Decision) {
    run(
      async () => {
        // What went wrong is said at the field, also when no answer came.
        try {
          return await decideAction(caseId, decision, reason);
        } finally {
          setAsking(false);
        }
      },
      ({ status }) => void toast.success(t(status)),
    );
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    decide('cleared');
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <LeaveFormGuard saved={saved} />
      <p className="text-pretty text-muted-foreground">{isAppeal ? t('helpAppeal') : t('help', { name })}</p>
      <FormField name="reason" label={t('reason', { name })} error={problem} required>
        <Textarea name="reason" rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
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
        <DialogContent
          onCloseAutoFocus={(event) => {
            const wrong = firstWrong(form.current);
            if (!wrong) return;
            event.preventDefault();
            wrong.focus();
          }}
        >
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
