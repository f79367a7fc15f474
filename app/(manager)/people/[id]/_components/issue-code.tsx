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
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { issueCodeAction } from '../../actions';

type IssueCodeProps = { contactId: string; name: string; programs: readonly { id: string; name: string }[] };

/** Issues a code in a programme: a wished one, or one that is made. */
export function IssueCode({ contactId, name, programs }: IssueCodeProps) {
  const t = useTranslations('people.codes');
  const [open, setOpen] = useState(false);
  const [programId, setProgramId] = useState(programs[0]?.id ?? '');
  const { run, pending, problem, form } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code') ?? '').trim();
    run(
      () => issueCodeAction(contactId, { programId, ...(code ? { code } : {}) }),
      (issued) => {
        toast.success(t(issued.created ? 'issued' : 'known', { code: issued.code }));
        setOpen(false);
      },
      (refused) => {
        const key = `error.${refused.code}` as 'error.code-taken';
        return t.has(key) ? { path: 'code', message: t(key) } : undefined;
      },
    );
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary" size="sm">
          <Plus aria-hidden />
          {t('issue')}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('dialog', { name })}</DialogTitle>
          <DialogDescription>{t('dialogText')}</DialogDescription>
        </DialogHeader>
        <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
          <FormField name="programId" label={t('program')}>
            {(control) => (
              <Select value={programId} onValueChange={setProgramId}>
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {programs.map((program) => (
                    <SelectItem key={program.id} value={program.id}>
                      {program.name}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </FormField>
          <FormField name="code" label={t('code')} help={t('codeHelp')} error={problem} optional>
            <Input name="code" autoComplete="off" spellCheck={false} className="font-mono uppercase" />
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
