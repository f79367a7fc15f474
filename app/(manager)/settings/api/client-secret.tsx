'use client';
import { Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DialogFooter } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';

type ClientSecretProps = { clientId: string; clientSecret: string; tokenUrl: string; onDone: () => void };

/** What the other system needs, to be copied now. */
export function ClientSecret({ clientId, clientSecret, tokenUrl, onDone }: ClientSecretProps) {
  const t = useTranslations('settings.api');
  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      toast.success(t('copied'));
    } catch {
      toast.error(t('copyFailed'));
    }
  }
  const facts = [
    { term: t('clientId'), value: clientId },
    { term: t('clientSecret'), value: clientSecret },
    { term: t('tokenUrl'), value: tokenUrl },
  ];
  return (
    <>
      <dl className="flex flex-col gap-3">
        {facts.map(({ term, value }) => (
          <div key={term} className="flex flex-col gap-1">
            <dt className="font-medium">{term}</dt>
            <dd className="flex items-center gap-2">
              <code className="min-w-0 flex-1 select-all break-all rounded-lg bg-muted px-3 py-2 font-mono text-sm">
                {value}
              </code>
              <Button variant="secondary" size="icon" aria-label={`${t('copy')}: ${term}`} onClick={() => copy(value)}>
                <Copy aria-hidden />
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <DialogFooter>
        <Button onClick={onDone}>{t('done')}</Button>
      </DialogFooter>
    </>
  );
}
