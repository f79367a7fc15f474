import type { ReactNode } from 'react';
import type { LogoFacts } from '@/lib/domain/organizations/logo';
import type { Locale } from '@/lib/i18n/config';
import type { LandingTranslator } from './props';
import { SchoolMark } from './school-mark';

export interface DocumentProps {
  t: LandingTranslator;
  locale: Locale;
  title: string;
  description: string | null;
  /** The school's name; Kith's pages without a school have none. */
  siteName: string | null;
  logo: LogoFacts | null;
  /** What messengers show of the link; absolute address, 1200 × 630. */
  image?: { url: string; alt: string } | null;
  children: ReactNode;
}

/** A whole page without script. Its style element is empty: who renders it fills in the styles of the school. */
export function LandingDocument({ t, locale, title, description, siteName, logo, image, children }: DocumentProps) {
  return (
    <html lang={locale}>
      {/* biome-ignore lint/style/noHeadElement: this page is rendered outside Next */}
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="theme-color" media="(prefers-color-scheme:light)" content="#faf8f5" />
        <meta name="theme-color" media="(prefers-color-scheme:dark)" content="#151412" />
        {description && <meta name="description" content={description} />}
        <meta property="og:title" content={title} />
        <meta property="og:type" content="website" />
        {description && <meta property="og:description" content={description} />}
        {siteName && <meta property="og:site_name" content={siteName} />}
        {image && (
          <>
            <meta property="og:image" content={image.url} />
            <meta property="og:image:type" content="image/png" />
            <meta property="og:image:width" content="1200" />
            <meta property="og:image:height" content="630" />
            <meta property="og:image:alt" content={image.alt} />
            <meta name="twitter:card" content="summary_large_image" />
          </>
        )}
        <link rel="icon" href="/icon.svg" />
        <style />
      </head>
      <body>
        {siteName && (
          <header className="wrap bar">
            <SchoolMark name={siteName} logo={logo} />
          </header>
        )}
        {children}
        <footer>
          <div className="wrap">
            <KithMark />
            <span>{t('footer.kith')}</span>
          </div>
        </footer>
      </body>
    </html>
  );
}

function KithMark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="#1f7a54" />
      <path d="M10.5 7v18" stroke="#f6fdf9" strokeWidth="3" strokeLinecap="round" fill="none" />
      <path d="M11.5 17.2C11.8 11 16 7.4 23 7c.3 6.3-4 10.4-11.5 10.2Z" fill="#f6fdf9" />
      <path d="M14 18.6c5.2-.3 8.6 2.3 9 6.6-4.9.2-8.6-2-9-6.6Z" fill="#efaa62" />
    </svg>
  );
}
