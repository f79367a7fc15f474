'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
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
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import type { OverrideSubject } from '@/lib/services/attribution/override-attribution';
import type { OverrideEffect } from '@/lib/services/attribution/override-effect';
import { type FoundCode, overrideAction, previewOverrideAction } from '../../../attribution/actions';
import { CodeSearch } from './code-search';
import { OverrideEffectList } from './override-effect-list';

/** Choose who brought the friend, say why, see what happens to rewards and money, then decide. */
export function OverrideDialog({ subject, decisionId }: { subject: OverrideSubject; decisionId: string }) {
  const t = useTranslations('attribution.override');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<FoundCode | null>(null);
  const [reason, setReason] = useState('');
  const [effect, setEffect] = useState<OverrideEffect | null>(null);
  const { run, pending, failure, errorOf, reset } = useActionForm();
  useOvertaken(open);

  function choose(code: FoundCode | null) {
    setChosen(code);
    setEffect(null);
    reset();
  }

  function go(name: string, code: string) {
    const input = { code, reason, decisionId };
    if (!effect) return run(() => previewOverrideAction(subject, input), setEffect);
    run(
      async () => {
        const result = await overrideAction(subject, input);
        // What was foreseen no longer holds when it is refused.
        if (!result.ok) setEffect(null);
        return result;
      },
      ({ referralId }) => {
        toast.success(t('done', { name }));
        setOpen(false);
        router.push(`/referrals/${referralId}`);
      },
    );
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary" size="sm">
          {t('open')}
        </Button>
      </DialogTrigger>
      <DialogContent className="max-h-[90dvh] overflow-y-auto">
        <DialogHeader>
          <DialogTitle>{t('title')}</DialogTitle>
          <DialogDescription>{t('description')}</DialogDescription>
        </DialogHeader>
        <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
        {chosen ? (
          <p className="flex flex-wrap items-center justify-between gap-2 rounded-lg border px-3 py-2">
            <span className="font-medium">{t('chosen', chosen)}</span>
            <Button type="button" variant="ghost" size="sm" onClick={() => choose(null)}>
              {t('again')}
            </Button>
          </p>
        ) : (
          <CodeSearch onChoose={choose} />
        )}
        <FormField name="reason" label={t('reason')} help={t('reasonHelp')} error={errorOf('reason')} required>
          <Textarea name="reason" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
        </FormField>
        {effect ? <OverrideEffectList effect={effect} /> : null}
        <DialogFooter>
          <Button
            type="button"
            pending={pending}
            disabled={!chosen}
            onClick={() => chosen && go(chosen.name, chosen.code)}
          >
            {effect ? t('confirm', { name: effect.referrerName }) : t('preview')}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
