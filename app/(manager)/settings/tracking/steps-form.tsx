'use client';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { LeaveGuard } from '@/components/page/leave-guard';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { ErrorSummary, type FieldError } from '@/components/ui/error-summary';
import { toast } from '@/components/ui/toast';
import type { MilestoneStep } from '@/lib/domain/referrals/milestones';
import { saveSettingsAction } from '../actions';
import { StepRow } from './step-row';
import { addStep, changeStep, type EditedStep, moveStep, removeStep, toSteps } from './steps';

/** What is wrong with a key is said at the name that it was made of. */
const atLabel = ({ path, message }: FieldError) => ({ path: path.replace(/\.key$/, '.label'), message });

/** The steps of a referral in the order of the funnel: the school's own between those of conversions. */
export function StepsForm({ steps, mayWrite }: { steps: readonly MilestoneStep[]; mayWrite: boolean }) {
  const t = useTranslations('settings.tracking.steps');
  const [rows, setRows] = useState<EditedStep[]>(() => steps.map((step) => ({ ...step, isNew: false })));
  const [changed, setChanged] = useState(false);
  const { run, failure, pending, errorOf } = useActionForm();

  function edit(next: EditedStep[]) {
    setRows(next);
    setChanged(true);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(
          () => saveSettingsAction({ milestones: toSteps(rows) }),
          () => {
            setChanged(false);
            setRows(rows.map((row) => ({ ...row, isNew: false })));
            toast.success(t('saved'));
          },
        );
      }}
    >
      <LeaveGuard changed={changed && !pending} />
      <Card>
        <CardHeader>
          <CardTitle>{t('title')}</CardTitle>
          <CardDescription>{t('text')}</CardDescription>
        </CardHeader>
        <CardContent className="flex flex-col gap-4">
          <ErrorSummary errors={failure.errors.map(atLabel)} message={failure.message || undefined} />
          <ol className="flex flex-col divide-y">
            {rows.map((row, index) => (
              <StepRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place, its key changes while it is typed
                key={index}
                row={row}
                index={index}
                last={index === rows.length - 1}
                mayWrite={mayWrite}
                error={errorOf(`milestones.${index}.label`) ?? errorOf(`milestones.${index}.key`)}
                onLabel={(label) => edit(changeStep(rows, index, label))}
                onMove={(by) => edit(moveStep(rows, index, by))}
                onRemove={() => edit(removeStep(rows, index))}
              />
            ))}
          </ol>
          {mayWrite ? (
            <div className="flex flex-wrap justify-between gap-3">
              <Button type="button" variant="secondary" onClick={() => edit(addStep(rows))}>
                <Plus aria-hidden /> {t('add')}
              </Button>
              <Button type="submit" pending={pending}>
                {t('submit')}
              </Button>
            </div>
          ) : null}
        </CardContent>
      </Card>
    </form>
  );
}
