import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import type { ActionResult } from '@/lib/auth/run-action';
import { failureOf } from './use-action';

const SHORTEST = 2;

/** What there is for what was typed: too little to ask, on its way, found, or in words why not. */
export type LiveFound<Item> = { items: readonly Item[] } & (
  | { is: 'short' | 'searching' | 'done' }
  | { is: 'failed'; message: ReactNode }
);

/**
 * Asks the server while one types: when typing pauses, and an answer that comes late is dropped. Where none comes it says so,
 * and asks again with the next letter or when the connection is back.
 * @param find must stay the same function
 */
export function useLiveFind<Item>(
  typed: string,
  find: (search: string) => Promise<ActionResult<readonly Item[]>>,
  waitMs: number,
): LiveFound<Item> {
  const t = useTranslations('common.form');
  const [answer, setAnswer] = useState<{ search: string; items: readonly Item[]; failed?: ReactNode }>();
  const search = typed.trim();
  useEffect(() => {
    if (search.length < SHORTEST) return;
    let current = true;
    async function ask() {
      const result = await find(search).catch(() => null);
      if (!current) return;
      if (result?.ok) setAnswer({ search, items: result.value });
      else setAnswer({ search, items: [], failed: result ? failureOf(t, result).message : t('noConnection') });
    }
    const timer = setTimeout(ask, waitMs);
    window.addEventListener('online', ask);
    return () => {
      current = false;
      clearTimeout(timer);
      window.removeEventListener('online', ask);
    };
  }, [search, find, waitMs, t]);
  if (search.length < SHORTEST) return { is: 'short', items: [] };
  const items = answer?.items ?? [];
  if (answer?.search !== search) return { is: 'searching', items };
  return answer.failed ? { is: 'failed', items, message: answer.failed } : { is: 'done', items };
}
