'use client';
import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import type { Messages } from '@/lib/i18n/messages';

type MoreMessagesProps = { messages: Partial<Messages>; timeZone?: string; children: ReactNode };

/** Adds to the messages from above, which were sent already, those of one part of Kith. */
export function MoreMessages({ messages, timeZone, children }: MoreMessagesProps) {
  const above = useMessages();
  const all = useMemo(() => ({ ...above, ...messages }), [above, messages]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={all} {...(timeZone ? { timeZone } : {})}>
      {children}
    </NextIntlClientProvider>
  );
}
