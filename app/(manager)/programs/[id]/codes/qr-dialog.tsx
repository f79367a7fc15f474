'use client';
import { Download, QrCode } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';

/** A code's QR code to look at, and to take away as SVG or PNG. */
export function QrDialog({ programId, code, url }: { programId: string; code: string; url: string }) {
  const t = useTranslations('programs.codes');
  const href = (format: string) => `/programs/${programId}/codes/${encodeURIComponent(code)}/qr?format=${format}`;
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label={t('qr', { code })} title={t('qr', { code })}>
          <QrCode aria-hidden />
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t('qrTitle', { code })}</DialogTitle>
          <DialogDescription>{t('qrText')}</DialogDescription>
        </DialogHeader>
        {/* biome-ignore lint/performance/noImgElement: an SVG of our own that the optimiser has nothing to add to */}
        <img
          src={href('svg')}
          alt={t('qrImage', { url })}
          width={256}
          height={256}
          className="mx-auto rounded-xl border bg-white"
        />
        <p className="break-all text-center font-mono text-sm">{url}</p>
        <DialogFooter>
          {(['svg', 'png'] as const).map((format) => (
            <Button key={format} asChild variant="secondary">
              <a href={`${href(format)}&download=1`} download={`${code}.${format}`}>
                <Download aria-hidden />
                {t(format)}
              </a>
            </Button>
          ))}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
