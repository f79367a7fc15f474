import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { fontClasses } from '@/components/shell/fonts';
import { Themed } from '@/components/shell/themed';
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
      <body>
        <NextIntlClientProvider messages={pickMessages(locale)}>
          <Themed nonce={nonce}>
            {children}
            <Toaster />
          </Themed>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
