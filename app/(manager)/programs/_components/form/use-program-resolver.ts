'use client';
import { toNestErrors } from '@hookform/resolvers';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { type FieldError, get, type Resolver } from 'react-hook-form';
import { sayIssue } from '@/lib/domain/common/say-issue';
import { createProgramSchema } from '@/lib/domain/programs/schema';
import { sayProblem } from './say-problem';
import { type Dates, toInput } from './to-input';
import { useFieldWords } from './use-field-words';
import type { ProgramFormValues } from './values';

/** Checks the form with the core's own schema: what passes here passes in the service. */
export function useProgramResolver({ timeZone, startsAt, endsAt }: Dates): Resolver<ProgramFormValues> {
  const t = useTranslations('programs.form.problem');
  const sayField = useFieldWords();
  return useCallback<Resolver<ProgramFormValues>>(
    (values, _, options) => {
      const input = toInput(values, { timeZone, startsAt, endsAt });
      const result = createProgramSchema.safeParse(input, { error: sayIssue });
      if (result.success) return { values, errors: {} };
      const errors: Record<string, FieldError> = {};
      for (const issue of result.error.issues) {
        const problem = {
          path: issue.path.join('.'),
          code: get(input, issue.path.join('.')) === undefined ? 'missing' : issue.code,
          message: issue.message,
        };
        const { path, message } = sayProblem(values, t, problem, sayField);
        errors[path] ??= { type: issue.code, message };
      }
      return { values: {}, errors: toNestErrors(errors, options) };
    },
    [timeZone, startsAt, endsAt, t, sayField],
  );
}
