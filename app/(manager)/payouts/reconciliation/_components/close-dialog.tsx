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
import { closeCaseAction } from '../actions';

const HOW = { resolved: 'howResolved', ignored: 'howIgnored' } as const;

/** Closes a case with what a person found out. Nothing moves. */
export function CloseDialog({ id }: { id: string }) {
  const t = useTranslations('reconciliation.cases');
  const [open, setOpen] = useState(false);
  const { run, pending, problem, form } = useActionForm();
  useOvertaken(open);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    run(
      () => closeCaseAction(id, { status: said.get('status'), reason: String(said.get('reason') ?? '') }),
      () => {
        toast.success(t('closed'));
        setOpen(false);
      },
    );
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary">{t('close')}</Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('closeTitle')}</DialogTitle>
          <DialogDescription>{t('closeText')}</DialogDescription>
        </DialogHeader>
        <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1 font-medium text-sm">{t('how')}</legend>
            {(['resolved', 'ignored'] as const).map((status) => (
              <label key={status} htmlFor={`${id}-${status}`} className="flex items-start gap-2">
                <input
                  id={`${id}-${status}`}
                  type="radio"
                  name="status"
                  value={status}
                  defaultChecked={status === 'resolved'}
                  className="mt-1 accent-primary"
                />
                {t(HOW[status])}
              </label>
            ))}
          </fieldset>
          <FormField name="reason" label={t('reason')} error={problem} required>
            <Textarea name="reason" rows={3} />
          </FormField>
          <DialogFooter>
            <Button type="submit" pending={pending}>
              {t('close')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
