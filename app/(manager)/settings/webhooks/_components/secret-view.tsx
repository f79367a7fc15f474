'use client';
import { Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DialogFooter } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';

/** A signing secret, to be copied now. */
export function SecretView({ secret, onDone }: { secret: string; onDone: () => void }) {
  const t = useTranslations('webhooks.secret');
  async function copy() {
    try {
      await navigator.clipboard.writeText(secret);
      toast.success(t('copied'));
    } catch {
      toast.error(t('copyFailed'));
    }
  }
  return (
    <>
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 select-all break-all rounded-lg bg-muted px-3 py-2 font-mono text-sm">
          {secret}
        </code>
        <Button variant="secondary" size="icon" aria-label={t('copy')} onClick={copy}>
          <Copy aria-hidden />
        </Button>
      </div>
      <DialogFooter>
        <Button onClick={onDone}>{t('done')}</Button>
      </DialogFooter>
    </>
  );
}
