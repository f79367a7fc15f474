'use client';
import { useTranslations } from 'next-intl';
import type { ActionResult } from '@/lib/auth/run-action';

type Failed = Extract<ActionResult<unknown>, { ok: false }>;

/** Why something among the students did not work, in their words. */
export function useProblem(): (failed: Failed) => string {
  const t = useTranslations('community.errors');
  return ({ code, requestId }) => {
    const key = (code === 'invalid-input' ? 'empty' : code) as 'other';
    return t(t.has(key) ? key : 'other', { requestId: requestId ?? 'none' });
  };
}
