'use client';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { NumberInput } from '@/components/ui/number-input';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { createChallengeAction } from '../actions';

const ANY = 'any';

/** A challenge: a goal between two days, and words of thanks. */
export function NewChallenge({ programs }: { programs: readonly { id: string; name: string }[] }) {
  const t = useTranslations('community.manage.challenges');
  const [open, setOpen] = useState(false);
  const [programId, setProgramId] = useState(ANY);
  const { run, failure, pending, errorOf } = useActionForm();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const challenge = {
      ...{ title: said('title'), goal: Number(said('goal')), startsOn: said('startsOn'), endsOn: said('endsOn') },
      programId: programId === ANY ? null : programId,
      recognition: said('recognition') || null,
    };
    run(
      () => createChallengeAction(challenge),
      () => {
        setOpen(false);
        toast.success(t('saved'));
      },
    );
  }
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <Plus aria-hidden />
          {t('add')}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('add')}</DialogTitle>
          <DialogDescription>{t('formText')}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
          <FormField name="title" label={t('title')} error={errorOf('title')} required>
            <Input name="title" />
          </FormField>
          <FormField name="goal" label={t('goal')} error={errorOf('goal')} required>
            <NumberInput name="goal" defaultValue={3} />
          </FormField>
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField name="startsOn" label={t('startsOn')} error={errorOf('startsOn')} required>
              <Input name="startsOn" type="date" />
            </FormField>
            <FormField name="endsOn" label={t('endsOn')} error={errorOf('endsOn')} required>
              <Input name="endsOn" type="date" />
            </FormField>
          </div>
          <FormField name="programId" label={t('program')} error={errorOf('programId')}>
            {(control) => (
              <Select value={programId} onValueChange={setProgramId}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  <SelectItem value={ANY}>{t('anyProgram')}</SelectItem>
                  {programs.map(({ id, name }) => (
                    <SelectItem key={id} value={id}>
                      {name}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </FormField>
          <FormField
            name="recognition"
            label={t('recognition')}
            help={t('recognitionHelp')}
            error={errorOf('recognition')}
            optional
          >
            <Input name="recognition" />
          </FormField>
          <Button type="submit" pending={pending}>
            {t('save')}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}
