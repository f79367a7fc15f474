'use client';
import { Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCopy } from '@/components/portal/use-copy';
import { Button } from '@/components/ui/button';

/** A discount code to be shown, scanned or typed. */
export function DiscountCode({ id, code }: { id: string; code: string }) {
  const t = useTranslations('portal.redeem.code');
  const copy = useCopy();
  return (
    <div className="flex flex-col items-center gap-3 rounded-xl bg-muted p-4">
      <p className="text-center font-mono font-semibold text-xl tracking-wide md:text-2xl">{code}</p>
      {/* biome-ignore lint/performance/noImgElement: an SVG made by this server, nothing to optimise */}
      <img
        src={`/portal/wallet/qr/${id}`}
        alt={t('qr', { code })}
        width={176}
        height={176}
        loading="lazy"
        className="size-44 rounded-lg bg-white"
      />
      <Button variant="secondary" className="h-11" onClick={() => copy(code)}>
        <Copy aria-hidden />
        {t('copy')}
      </Button>
    </div>
  );
}
