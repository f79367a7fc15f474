'use client';
import { type ReactNode, useMemo } from 'react';
import { checkDefinition } from './check-definition';
import { FormSummary } from './form-summary';
import { LandingPreview } from './landing-preview';
import { LiveExample } from './live-example';
import { RuleCheck } from './rule-check';
import type { School } from './school';
import type { Dates } from './to-input';
import { useProgramPreview } from './use-program-preview';

type FormAsideProps = { school: School; today: string; dates: Dates; children?: ReactNode };

/** Beside the form: the live example first, then the check and the summary. It scrolls by itself when it is long. */
export function FormAside({ school, today, dates, children }: FormAsideProps) {
  const { values, rewards, program } = useProgramPreview(dates);
  const check = useMemo(
    () =>
      program &&
      checkDefinition(
        {
          definition: program.definition,
          currency: program.currency,
          startsAt: program.startsAt,
          endsAt: program.endsAt ?? null,
        },
        school,
      ),
    [program, school],
  );
  return (
    <aside className="flex min-w-0 flex-col gap-5 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto lg:pb-2">
      {children}
      <LiveExample rewards={rewards} currency={values.currency} school={school} today={today} />
      <LandingPreview program={program} />
      {check ? <RuleCheck result={check} currency={values.currency} /> : null}
      <FormSummary values={values} rewards={rewards} />
    </aside>
  );
}
