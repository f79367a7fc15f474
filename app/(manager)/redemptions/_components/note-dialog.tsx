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
import { toast } from '@/components/ui/toast';
import { cancelAction, fulfillAction, handOverAction } from '../actions';

const RUN = { fulfill: fulfillAction, cancel: cancelAction, handOver: handOverAction };

type NoteDialogProps = {
  what: keyof typeof RUN;
  id: string;
  /** What it is about and whose it is, as the title says them. */
  thing: string;
  name: string;
};

/** Hands over or cancels one thing, with a note that the person reads. */
export function NoteDialog({ what, id, thing, name }: NoteDialogProps) {
  const t = useTranslations('redemptions');
  const [open, setOpen] = useState(false);
  const { run, pending, problem, form } = useActionForm();
  useOvertaken(open);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const note = String(new FormData(event.currentTarget).get('note') ?? '');
    run(
      () => RUN[what](id, note),
      () => {
        toast.success(t(`${what}.done`));
        setOpen(false);
      },
    );
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button
          variant={what === 'cancel' ? 'ghost' : 'secondary'}
          size="sm"
          aria-label={t(`${what}.label`, { thing, name })}
        >
          {t(`${what}.button`)}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t(`${what}.title`, { thing, name })}</DialogTitle>
          <DialogDescription>{t(`${what}.text`, { name })}</DialogDescription>
        </DialogHeader>
        <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
          <FormField name="note" label={t(`${what}.note`, { name })} error={problem} optional>
            <Input name="note" autoComplete="off" />
          </FormField>
          <DialogFooter>
            <Button type="submit" variant={what === 'cancel' ? 'destructive' : 'primary'} pending={pending}>
              {t(`${what}.confirm`)}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
