'use client';
import { Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';

/** The address to enter at the provider, to copy. */
export function WebhookAddress({ provider, url, text }: { provider: string; url: string; text?: string }) {
  const t = useTranslations('payoutSettings.webhook');
  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      toast.success(t('copied'));
    } catch {
      toast.error(t('copyFailed'));
    }
  }
  return (
    <div className="flex flex-col gap-1">
      <p className="font-medium">{t('title')}</p>
      <p className="text-pretty text-muted-foreground text-sm">{text ?? t('text', { provider })}</p>
      <p className="flex items-center gap-2 rounded-lg bg-muted px-3 py-1.5">
        <code className="min-w-0 flex-1 break-all font-mono text-sm">{url}</code>
        <Button variant="ghost" size="icon-sm" aria-label={t('copy', { provider })} onClick={() => void copy()}>
          <Copy aria-hidden />
        </Button>
      </p>
    </div>
  );
}
