'use client';
import { Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { useFirstWrong } from '@/components/ui/use-first-wrong';
import type { ActionResult } from '@/lib/auth/run-action';
import { ATTRIBUTION_MODELS, type AttributionModel } from '@/lib/domain/programs/types';
import type { CounterfactualView } from '@/lib/services/attribution/counterfactual';
import { WhatIfResult } from './what-if-result';

type Outcome = ActionResult<CounterfactualView> | 'running' | 'unreachable' | null;
type WhatIfPanelProps = {
  programId: string;
  days: { from: string; to: string };
  /** The model to compare with: that of a draft. Without it one chooses. */
  model?: AttributionModel;
  split?: boolean;
};

const choiceOf = (model: string, split: boolean) => `${model}${split ? '+split' : ''}`;
const CHOICES = ATTRIBUTION_MODELS.flatMap((model) => [choiceOf(model, false), choiceOf(model, true)]);

/** Model and period above, who would have gained and lost below. */
export function WhatIfPanel({ programId, days, model, split = false }: WhatIfPanelProps) {
  const t = useTranslations('attribution.whatIf');
  const models = useTranslations('referrals.receiptPage.models');
  const [choice, setChoice] = useState(choiceOf(model ?? 'first', split));
  const [outcome, setOutcome] = useState<Outcome>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const errors = outcome !== null && typeof outcome === 'object' && !outcome.ok ? outcome.errors : [];
  const errorOf = (path: string) => errors.find((error) => error.path === path)?.message;
  const form = useFirstWrong(errors.length ? errors : null);
  const nameOf = (value: string) => {
    const name = models(value.split('+')[0] as AttributionModel);
    return value.endsWith('+split') ? t('andSplit', { model: name }) : name;
  };

  async function run(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setOutcome('running');
    const query = new URLSearchParams({
      program: programId,
      model: choice.split('+')[0] as string,
      split: String(choice.endsWith('+split')),
      from: String(said.get('from')),
      to: String(said.get('to')),
    });
    try {
      const answer = await fetch(`/attribution/what-if?${query}`, { signal: controller.signal });
      setOutcome((await answer.json()) as ActionResult<CounterfactualView>);
    } catch {
      if (!controller.signal.aborted) setOutcome('unreachable');
    }
  }

  return (
    <div className="flex flex-col gap-4">
      <form ref={form} onSubmit={run} noValidate className="grid grid-cols-2 items-start gap-3 sm:flex sm:flex-wrap">
        <FormField name="model" label={t('model')} className="col-span-2 sm:w-64">
          {(control) => (
            <Select value={choice} onValueChange={setChoice}>
              <SelectTrigger {...control}>
                <SelectValue>{nameOf(choice)}</SelectValue>
              </SelectTrigger>
              <SelectContent>
                {CHOICES.map((value) => (
                  <SelectItem key={value} value={value}>
                    {nameOf(value)}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
          )}
        </FormField>
        {(['from', 'to'] as const).map((name) => (
          <FormField key={name} name={name} label={t(name)} error={errorOf(name)}>
            <Input type="date" name={name} defaultValue={days[name]} className="sm:w-40" />
          </FormField>
        ))}
        <Button type="submit" pending={outcome === 'running'} className="w-fit sm:mt-6.5">
          <Play aria-hidden />
          {t('run')}
        </Button>
      </form>
      <div aria-live="polite">
        <Shown outcome={outcome} />
      </div>
    </div>
  );
}

function Shown({ outcome }: { outcome: Outcome }) {
  const t = useTranslations('attribution.whatIf');
  if (outcome === null) return null;
  if (outcome === 'running') return <Skeleton className="h-48 rounded-xl" />;
  if (outcome === 'unreachable') return <Alert tone="danger" title={t('failed')} />;
  if (outcome.ok) return <WhatIfResult view={outcome.value} />;
  // The fields say it.
  if (outcome.errors.length) return null;
  return (
    <Alert tone="danger" title={t('failed')}>
      {outcome.message}
    </Alert>
  );
}
