import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { fontClasses } from '@/components/shell/fonts';
import { NonceBridge } from '@/components/shell/nonce-bridge';
import { THEME_SCRIPT } from '@/components/theme/apply-theme';
import { ThemeFollower } from '@/components/theme/theme-follower';
import { Toaster } from '@/components/ui/toaster';
import { pickMessages } from '@/lib/i18n/pick-messages';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site.meta');
  return { title: { default: t('title'), template: t('template') }, description: t('description') };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf8' },
    { media: '(prefers-color-scheme: dark)', color: '#141311' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang={locale} className={fontClasses} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, and nobody else's */}
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <NextIntlClientProvider messages={pickMessages(locale)}>
          <NonceBridge nonce={nonce} />
          <ThemeFollower />
          {children}
          <Toaster />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
