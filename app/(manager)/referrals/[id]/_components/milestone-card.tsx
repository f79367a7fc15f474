'use client';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { localInstant } from '../../../conversions/_components/local-instant';
import { recordMilestoneAction } from '../actions';

export type OwnStep = { key: string; label: string; reachedAt: Date | null };

type MilestoneCardProps = { referralId: string; steps: readonly OwnStep[]; timeZone: string; mayWrite: boolean };

/** The school's own steps, those that were reached, and a way to say that one was. */
export function MilestoneCard({ referralId, steps, timeZone, mayWrite }: MilestoneCardProps) {
  const t = useTranslations('referrals.milestones');
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{t('text')}</CardDescription>
      </CardHeader>
      <CardContent>
        <ul className="divide-y">
          {steps.map(({ key, label, reachedAt }) => (
            <li key={key} className="flex flex-col gap-3 py-2.5">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                {reachedAt ? (
                  <CircleCheck aria-hidden className="size-4 text-success" />
                ) : (
                  <CircleDashed aria-hidden className="size-4 text-muted-foreground" />
                )}
                <span className="flex-1">{label}</span>
                {reachedAt ? (
                  <span className="text-muted-foreground text-sm">
                    <DateTime value={reachedAt} mode="dateTime" />
                  </span>
                ) : mayWrite && open !== key ? (
                  <Button variant="secondary" size="sm" onClick={() => setOpen(key)}>
                    {t('record')} <span className="sr-only">{label}</span>
                  </Button>
                ) : reachedAt === null && !mayWrite ? (
                  <span className="text-muted-foreground text-sm">{t('notYet')}</span>
                ) : null}
              </div>
              {open === key && !reachedAt ? (
                <RecordForm referralId={referralId} step={key} timeZone={timeZone} onClose={() => setOpen(null)} />
              ) : null}
            </li>
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

type RecordFormProps = { referralId: string; step: string; timeZone: string; onClose: () => void };

function RecordForm({ referralId, step, timeZone, onClose }: RecordFormProps) {
  const t = useTranslations('referrals.milestones');
  const { run, pending, problem, refuse, form } = useActionForm();
  function submit(said: FormData) {
    const local = String(said.get('occurredAt') ?? '');
    if (!local) return refuse({ path: 'occurredAt', message: t('whenMissing') });
    run(
      () => recordMilestoneAction(referralId, { key: step, occurredAt: localInstant(local, timeZone) }),
      () => {
        toast.success(t('saved'));
        onClose();
      },
    );
  }
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <FormField
        name={`step.${step}`}
        label={t('when', { timeZone })}
        error={problem}
        className="min-w-0 flex-1 basis-56"
      >
        <Input type="datetime-local" name="occurredAt" />
      </FormField>
      <div className="flex gap-2">
        <Button type="submit" size="sm" pending={pending}>
          {t('save')}
        </Button>
        <Button type="button" variant="ghost" size="sm" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
