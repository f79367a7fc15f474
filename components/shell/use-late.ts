import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { toast } from '@/components/ui/toast';

/**
 * What is fetched when it is wanted: `near` as a finger or the keyboard nears it, `whenThere` when it opens. Without a connection
 * it says so and stays closed: what React could not fetch it never fetches again, and it would show the page for errors.
 * @param load must stay the same function
 */
export function useLate(load: () => Promise<unknown>) {
  const t = useTranslations('common.form');
  const near = useCallback(() => void load().catch(() => {}), [load]);
  const whenThere = useCallback(
    (open: () => void) => void load().then(open, () => toast.error(t('noConnection'))),
    [load, t],
  );
  return { near, whenThere };
}
