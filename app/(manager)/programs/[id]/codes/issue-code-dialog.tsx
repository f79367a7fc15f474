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
import { toast } from '@/components/ui/toast';
import { type FoundPerson, issueCodeAction } from './actions';
import { PersonSearch } from './person-search';

/** Finds somebody and gives him a code: his own choice, or one made up. */
export function IssueCodeDialog({ programId }: { programId: string }) {
  const t = useTranslations('programs.codes');
  const [open, setOpen] = useState(false);
  const [person, setPerson] = useState<FoundPerson | null>(null);
  const [code, setCode] = useState('');
  const { run, pending, problem, reset, form } = useActionForm();

  function change(next: boolean) {
    setOpen(next);
    setPerson(null);
    setCode('');
    reset();
  }

  function issue(event: FormEvent) {
    event.preventDefault();
    if (!person) return;
    const wish = code.trim() ? { code: code.trim() } : {};
    run(
      () => issueCodeAction(programId, { contactId: person.id, ...wish }),
      (issued) => {
        toast.success(t(issued.created ? 'issued' : 'existed', { code: issued.code }));
        change(false);
      },
    );
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button size="sm">
          <Plus aria-hidden />
          {t('issue')}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('issueTitle')}</DialogTitle>
          <DialogDescription>{t('issueText')}</DialogDescription>
        </DialogHeader>
        {person ? (
          <form ref={form} onSubmit={issue} noValidate className="flex flex-col gap-4">
            <div className="flex items-center justify-between gap-3 rounded-lg bg-muted px-3.5 py-2.5">
              <span className="flex min-w-0 flex-col">
                <span className="truncate font-medium">{person.name}</span>
                <span className="truncate text-muted-foreground text-sm">{person.detail}</span>
              </span>
              <Button variant="ghost" size="sm" onClick={() => setPerson(null)}>
                {t('changePerson')}
              </Button>
            </div>
            <FormField name="code" label={t('ownCode')} help={t('ownCodeHelp')} error={problem} optional>
              <Input
                value={code}
                onChange={(event) => setCode(event.target.value.toUpperCase())}
                autoComplete="off"
                className="font-mono"
              />
            </FormField>
            <DialogFooter>
              <Button type="submit" pending={pending}>
                {t('issue')}
              </Button>
            </DialogFooter>
          </form>
        ) : (
          <PersonSearch onChoose={setPerson} />
        )}
      </DialogContent>
    </Dialog>
  );
}
