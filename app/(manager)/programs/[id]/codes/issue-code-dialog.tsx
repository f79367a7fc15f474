'use client';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
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
import { type FoundPerson, issueCodeAction } from './actions';
import { PersonSearch } from './person-search';

/** Finds somebody and gives him a code: his own choice, or one made up. */
export function IssueCodeDialog({ programId }: { programId: string }) {
  const t = useTranslations('programs.codes');
  const actions = useTranslations('programs.actions');
  const [open, setOpen] = useState(false);
  const [person, setPerson] = useState<FoundPerson | null>(null);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState('');
  const [pending, start] = useTransition();

  function change(next: boolean) {
    setOpen(next);
    setPerson(null);
    setCode('');
    setProblem('');
  }

  function issue() {
    if (!person) return;
    start(async () => {
      const wish = code.trim() ? { code: code.trim() } : {};
      const result = await issueCodeAction(programId, { contactId: person.id, ...wish });
      if (!result.ok) {
        setProblem(result.errors[0]?.message || result.message || actions('failed'));
        return;
      }
      toast.success(t(result.value.created ? 'issued' : 'existed', { code: result.value.code }));
      change(false);
    });
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
          <>
            <div className="flex items-center justify-between gap-3 rounded-lg bg-muted px-3.5 py-2.5">
              <span className="flex min-w-0 flex-col">
                <span className="truncate font-medium">{person.name}</span>
                <span className="truncate text-muted-foreground text-sm">{person.detail}</span>
              </span>
              <Button variant="ghost" size="sm" onClick={() => setPerson(null)}>
                {t('changePerson')}
              </Button>
            </div>
            <FormField name="code" label={t('ownCode')} help={t('ownCodeHelp')} error={problem || undefined} optional>
              <Input
                value={code}
                onChange={(event) => setCode(event.target.value.toUpperCase())}
                autoComplete="off"
                className="font-mono"
              />
            </FormField>
            <DialogFooter>
              <Button pending={pending} onClick={issue}>
                {t('issue')}
              </Button>
            </DialogFooter>
          </>
        ) : (
          <PersonSearch onChoose={setPerson} />
        )}
      </DialogContent>
    </Dialog>
  );
}
