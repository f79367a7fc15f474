'use client';
import { BookmarkPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
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
import { Label } from '@/components/ui/label';
import { toast } from '@/components/ui/toast';
import { saveViewAction } from '../view-actions';

/** Keeps the filters that are on under a name, for oneself or for everybody. */
export function SaveView({ query, mayShare }: { query: string; mayShare: boolean }) {
  const t = useTranslations('people.views');
  const [open, setOpen] = useState(false);
  const [shared, setShared] = useState(false);
  const { run, pending, problem, reset, form } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    run(
      () => saveViewAction({ name, query, shared, pinned: false }),
      (saved) => {
        toast.success(t('saved', { name: saved }));
        setOpen(false);
      },
    );
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        reset();
      }}
    >
      <DialogTrigger asChild>
        <Button variant="ghost" size="sm">
          <BookmarkPlus aria-hidden />
          {t('save')}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('title')}</DialogTitle>
          <DialogDescription>{t('text')}</DialogDescription>
        </DialogHeader>
        <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
          <FormField name="name" label={t('name')} error={problem}>
            <Input name="name" autoComplete="off" />
          </FormField>
          {mayShare ? (
            <div className="flex items-center gap-2.5">
              <Checkbox id="view-shared" checked={shared} onCheckedChange={(on) => setShared(on === true)} />
              <Label htmlFor="view-shared" className="font-normal">
                {t('share')}
              </Label>
            </div>
          ) : null}
          <DialogFooter>
            <Button type="submit" pending={pending}>
              {t('submit')}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
