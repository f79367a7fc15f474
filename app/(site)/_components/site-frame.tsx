import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Logo } from '@/components/shell/logo';
import { SkipLink } from '@/components/shell/skip-link';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { LanguageLinks } from './language-links';

/** Head and foot of the public pages. */
export function SiteFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('site.frame');
  const product = useTranslations('shell')('product');
  return (
    <div className="flex min-h-dvh flex-col text-lg">
      <SkipLink />
      <header className="mx-auto flex w-full max-w-6xl items-center gap-2 px-4 py-4">
        <Link href="/" className="flex rounded-lg">
          <Logo name={product} />
        </Link>
        <nav aria-label={t('navigation')} className="ml-auto flex items-center gap-1">
          <Button asChild variant="ghost">
            <Link href="/help">{t('help')}</Link>
          </Button>
          <Button asChild variant="secondary">
            <Link href="/sign-in">{t('signIn')}</Link>
          </Button>
        </nav>
      </header>
      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <footer className="mt-20 border-t">
        <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-4 px-4 py-8 text-base text-muted-foreground">
          <p>{t('licence')}</p>
          <ul className="flex gap-5">
            <li>
              <Link href="/help" className="rounded-sm hover:text-foreground hover:underline">
                {t('help')}
              </Link>
            </li>
            <li>
              <Link href="/help/api" className="rounded-sm hover:text-foreground hover:underline">
                {t('api')}
              </Link>
            </li>
          </ul>
          <LanguageLinks />
        </div>
      </footer>
    </div>
  );
}
