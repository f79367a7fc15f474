'use client';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
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
import { moderateAction } from '../actions';

const UNDO_MS = 10_000;

type ModerateDialogProps = { postId: string; body: string; what: 'hide' | 'restore'; label: string };

/** Hides a post, or leaves it on the board; both with a reason. */
export function ModerateDialog({ postId, body, what, label }: ModerateDialogProps) {
  const t = useTranslations('community.manage');
  const undo = useActionButton();
  const [open, setOpen] = useState(false);
  const { run, pending, problem, form } = useActionForm();
  useOvertaken(open);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '');
    run(
      () => moderateAction(postId, what, reason),
      () => {
        setOpen(false);
        const action = { label: t('board.undo'), onClick: () => void undone() };
        toast.success(what === 'hide' ? t('board.hiddenDone') : t('board.restored'), { duration: UNDO_MS, action });
      },
    );
  }
  const undone = () =>
    undo.run(
      () => moderateAction(postId, what === 'hide' ? 'restore' : 'hide', t('board.undone')),
      () => toast.success(what === 'hide' ? t('board.restored') : t('board.hiddenDone')),
    );
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary" size="sm">
          {label}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
          <DialogHeader>
            <DialogTitle>{what === 'hide' ? t('board.hideTitle') : t('board.restoreTitle')}</DialogTitle>
            <DialogDescription className="line-clamp-4 break-words">{body}</DialogDescription>
          </DialogHeader>
          <FormField
            name="reason"
            label={t('board.reason')}
            help={what === 'hide' ? t('board.reasonHelp') : t('board.reasonHelpKeep')}
            error={problem}
            required
          >
            <Textarea name="reason" rows={2} />
          </FormField>
          <DialogFooter>
            <Button type="submit" variant={what === 'hide' ? 'destructive' : 'primary'} pending={pending}>
              {label}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
