'use client';
import { useTranslations } from 'next-intl';
import { toast } from '@/components/ui/toast';

/** Copies a text and says so; says what to do instead where the browser refuses (no HTTPS, no permission). */
export function useCopy(): (text: string) => Promise<void> {
  const t = useTranslations('portal.share');
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      toast.success(t('copied'));
    } catch {
      toast.error(t('copyFailed'));
    }
  };
}
