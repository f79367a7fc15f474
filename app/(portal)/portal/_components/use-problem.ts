'use client';
import { useTranslations } from 'next-intl';
import type { ActionResult } from '@/lib/auth/run-action';

type Failed = Extract<ActionResult<unknown>, { ok: false }>;

/** Why something among the students did not work, in their words. */
export function useProblem(): (failed: Failed) => string {
  const t = useTranslations('community.errors');
  return ({ code, requestId }) => {
    return t(t.has(code as 'other') ? (code as 'other') : 'other', { requestId: requestId ?? 'none' });
  };
}
