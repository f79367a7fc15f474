import { Share2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CopyLink } from '@/components/portal/copy-link';
import { NativeShare } from '@/components/portal/native-share';
import { QrPicture } from '@/components/portal/qr-picture';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { qrDataUrl } from '@/lib/materials/qr-modules';
import type { OwnCode } from '@/lib/services/programs/own-programs';

type CodeCardProps = { code: OwnCode; message: string; subject: string; shareHref: string };

/** The code, big enough for a friend's camera across a table, and the one thing to do with it. */
export function CodeCard({ code, message, subject, shareHref }: CodeCardProps) {
  const t = useTranslations('portal.home');
  const toShare = (
    <Button asChild size="lg" className="w-full">
      <Link href={shareHref}>
        <Share2 aria-hidden />
        {t('share')}
      </Link>
    </Button>
  );
  return (
    <section className="grid gap-5 rounded-xl border bg-card p-5 md:grid-cols-[15rem_1fr] md:items-center md:gap-8">
      <div className="order-2 flex flex-col items-center gap-1 md:order-1">
        <QrPicture
          src={qrDataUrl(code.url, 'qr')}
          alt={t('qrAlt', { url: code.url })}
          className="w-full max-w-56 md:max-w-60"
        />
        <p className="text-base text-muted-foreground">{t('scan')}</p>
      </div>
      <div className="contents md:order-2 md:flex md:flex-col md:gap-4">
        <div className="order-1 text-center md:text-left">
          <p className="text-base text-muted-foreground">{t('code')}</p>
          <p className="break-all font-mono font-semibold text-2xl tracking-tight">{code.code}</p>
        </div>
        <div className="order-3 flex flex-col gap-2.5">
          <NativeShare url={code.url} message={message} title={subject} label={t('share')} fallback={toShare} />
          <CopyLink url={code.url} label={t('copy')} />
          <Button asChild variant="ghost" size="lg">
            <Link href={shareHref}>{t('more')}</Link>
          </Button>
          <p className="text-pretty text-center text-base text-muted-foreground md:text-left">
            {t('used', { touches: code.touches, friends: code.referrals })}{' '}
            {code.expiresAt ? t('ends', { date: code.expiresAt }) : null}
          </p>
        </div>
      </div>
    </section>
  );
}
