'use client';
import { useDeferredValue, useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { type Rewards, rewardsSchema } from '@/lib/domain/programs/rewards-schema';
import { type CreateProgramInput, createProgramSchema, type ProgramDefinition } from '@/lib/domain/programs/schema';
import { type Dates, toInput, toRewards } from './to-input';
import type { ProgramFormValues } from './values';

type Preview = {
  values: ProgramFormValues;
  /** Null while the rewards are not complete. */
  rewards: Rewards | null;
  /** Null while anything is not. */
  program: (CreateProgramInput & { definition: ProgramDefinition }) | null;
};

/** What the form's values mean at this moment, checked by the core's schema. Only who shows it is drawn anew. */
export function useProgramPreview(dates: Dates): Preview {
  const watched = useWatch() as ProgramFormValues;
  const values = useDeferredValue(watched);
  return useMemo(() => {
    const rewards = rewardsSchema.safeParse(toRewards(values)).data ?? null;
    const program = createProgramSchema.safeParse(toInput(values, dates)).data;
    if (!program) return { values, rewards, program: null };
    const { validityDays, trigger, holdDays, attribution, eligibility, termsAndConditions } = program;
    const definition: ProgramDefinition = {
      ...{ validityDays, trigger, holdDays, attribution, eligibility, termsAndConditions },
      rewards: program.rewards,
      budgetMinor: program.budgetMinor ?? null,
    };
    return { values, rewards, program: { ...program, definition } };
  }, [values, dates]);
}
