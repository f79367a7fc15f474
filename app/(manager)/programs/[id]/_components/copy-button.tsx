'use client';
import { Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';

/** Puts a link on the clipboard and says so. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const t = useTranslations('programs.page');
  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      toast.success(t('copied'));
    } catch {
      toast.error(t('copyFailed'));
    }
  }
  return (
    <Button variant="ghost" size="icon-sm" aria-label={label} title={label} onClick={() => void copy()}>
      <Copy aria-hidden />
    </Button>
  );
}
