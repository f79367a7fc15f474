'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { toast } from '@/components/ui/toast';

const READ_MS = 10_000;

/**
 * Says so when a dialog that is open, or a form in which something was begun, goes with what was typed although nobody closed it:
 * somebody has decided first, and the page was asked for anew. Not when the person has left for another page.
 * @param isBegun false again as soon as it is closed or what was sent is done
 */
export function useOvertaken(isBegun: boolean): void {
  const t = useTranslations('common.form');
  const words = t('overtaken');
  const begun = useRef<{ at: string; words: string } | null>(null);
  useEffect(() => {
    begun.current = isBegun ? { at: location.href, words } : null;
  }, [isBegun, words]);
  // When the page itself goes, its address is another one by now.
  useEffect(
    () => () => {
      if (begun.current?.at === location.href) toast.warning(begun.current.words, { duration: READ_MS });
    },
    [],
  );
}
