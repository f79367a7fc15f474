'use client';
import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
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
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { RadioGroup, RadioGroupItem } from '@/components/ui/radio-group';
import { toast } from '@/components/ui/toast';
import { STAFF_ROLES } from '@/lib/domain/organizations/roles';
import { addStaffAction } from '../actions';

/** Adds a member of staff with one role; each role says what it may do. */
export function AddStaff() {
  const t = useTranslations('settings.staff');
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<string>('manager');
  const { run, failure, pending, errorOf, reset } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const password = String(form.get('password') ?? '');
    const input = { name: text('name'), email: text('email'), role, invite: true, ...(password ? { password } : {}) };
    run(
      () => addStaffAction(input),
      (name) => {
        toast.success(t('added', { name }));
        setOpen(false);
      },
      ({ code }) => (code === 'email-taken' ? { path: 'email', message: t('taken') } : undefined),
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
        <Button>
          <UserPlus aria-hidden />
          {t('add')}
        </Button>
      </DialogTrigger>
      <DialogContent className="overflow-y-auto">
        <DialogHeader>
          <DialogTitle>{t('dialog')}</DialogTitle>
          <DialogDescription>{t('dialogText')}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
          <FormField name="name" label={t('name')} error={errorOf('name')}>
            <Input name="name" autoComplete="off" />
          </FormField>
          <FormField name="email" label={t('email')} error={errorOf('email')}>
            <Input name="email" type="email" autoComplete="off" />
          </FormField>
          <fieldset>
            <legend className="mb-2 font-medium">{t('roleLabel')}</legend>
            <RadioGroup value={role} onValueChange={setRole}>
              {STAFF_ROLES.map((one) => (
                <div key={one} className="flex items-start gap-2.5">
                  <RadioGroupItem id={`role-${one}`} value={one} className="mt-0.5" />
                  <Label htmlFor={`role-${one}`} className="flex flex-col items-start gap-0 font-normal">
                    <span className="font-medium">{t(`role.${one}`)}</span>
                    <span className="text-muted-foreground text-sm">{t(`roleText.${one}`)}</span>
                  </Label>
                </div>
              ))}
            </RadioGroup>
          </fieldset>
          <FormField
            name="password"
            label={t('newPassword')}
            help={t('newPasswordHelp')}
            error={errorOf('password')}
            optional
          >
            <Input name="password" type="password" autoComplete="new-password" />
          </FormField>
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
