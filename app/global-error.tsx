'use client';
import { NextIntlClientProvider } from 'next-intl';
import { ErrorState } from '@/components/page/error-state';
import { DEFAULT_LOCALE } from '@/lib/i18n/config';
import errors from '@/lib/i18n/messages/en/errors.json';
import './globals.css';

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** The root layout itself failed: this one brings its own document and the little of the catalogue that it needs. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang={DEFAULT_LOCALE}>
      <body className="font-sans">
        <NextIntlClientProvider locale={DEFAULT_LOCALE} messages={{ errors }} timeZone="UTC">
          <main className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center px-4">
            <ErrorState requestId={error.digest} onRetry={reset} />
          </main>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
