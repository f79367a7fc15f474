import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';

type Step = { title: string; href: string };

const STEP = 'flex flex-1 items-center gap-3 rounded-xl border bg-card px-4 py-3 transition-colors hover:bg-accent';

/** The pages before and after this one. */
export function PageSteps({ previous, next }: { previous?: Step | undefined; next?: Step | undefined }) {
  const t = useTranslations('help');
  return (
    <nav aria-label={t('pageSteps')} className="mt-6 flex flex-col gap-3 border-t pt-6 text-base sm:flex-row">
      {previous ? (
        <Link href={previous.href} rel="prev" className={STEP}>
          <ArrowLeft aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          <span>
            <span className="block text-muted-foreground text-sm">{t('previous')}</span>
            <span className="font-medium">{previous.title}</span>
          </span>
        </Link>
      ) : null}
      {next ? (
        <Link href={next.href} rel="next" className={`${STEP} justify-end text-right`}>
          <span>
            <span className="block text-muted-foreground text-sm">{t('next')}</span>
            <span className="font-medium">{next.title}</span>
          </span>
          <ArrowRight aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        </Link>
      ) : null}
    </nav>
  );
}
