'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';

type ConfirmDialogProps = {
  /** The button that opens it. */
  trigger: ReactNode;
  title: string;
  /** What will happen to people and money. */
  description: ReactNode;
  /** The verb: "End programme". */
  confirmLabel: string;
  /** Where it cannot be undone: the name that has to be typed first. */
  typeToConfirm?: string;
  destructive?: boolean;
  /** It can be read, and not done: the description says why. */
  disabled?: boolean;
  /** Asked before it opens: false while something has to be put right first. */
  mayOpen?: () => boolean;
  /** A server action or a function; the dialog closes when it has finished, unless it answers that it was not done. */
  onConfirm: () => unknown;
};

/** Says what will happen before it does. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    trigger,
    title,
    description,
    confirmLabel,
    typeToConfirm,
    destructive = true,
    disabled,
    mayOpen,
    onConfirm,
  } = props;
  const t = useTranslations('common');
  const id = useId();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [pending, start] = useTransition();
  const ready = !disabled && (!typeToConfirm || typed.trim() === typeToConfirm);
  return (
    <Dialog open={open} onOpenChange={(next) => setOpen(next && (mayOpen?.() ?? true))}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription asChild>
            <div>{description}</div>
          </DialogDescription>
        </DialogHeader>
        {typeToConfirm ? (
          <div className="flex flex-col gap-1.5">
            <Label htmlFor={id}>{t('typeToConfirm', { name: typeToConfirm })}</Label>
            <Input id={id} autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
          </div>
        ) : null}
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="secondary">{t('cancel')}</Button>
          </DialogClose>
          <Button
            variant={destructive ? 'destructive' : 'primary'}
            disabled={!ready}
            pending={pending}
            onClick={() =>
              start(async () => {
                if ((await onConfirm()) !== false) setOpen(false);
              })
            }
          >
            {confirmLabel}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
