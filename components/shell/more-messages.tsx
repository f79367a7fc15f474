'use client';
import { IntlMessageFormat } from 'intl-messageformat';
import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import type { Messages } from '@/lib/i18n/messages';

// Every browser knows Kith's languages. Asked which of them it has, one reads all its locales: a tenth of a second on a phone,
// before the page answers to a finger.
IntlMessageFormat.resolveLocale = (locales) =>
  new Intl.Locale(typeof locales === 'string' ? locales : String(locales[0]));

type MoreMessagesProps = { messages: Partial<Messages>; timeZone?: string; children: ReactNode };

/** Adds to the messages from above, which were sent already, those of one part of Kith. */
export function MoreMessages({ messages, timeZone, children }: MoreMessagesProps) {
  const above = useMessages();
  const all = useMemo(() => mixed(above, messages), [above, messages]);
  return (
    <NextIntlClientProvider locale={useLocale()} messages={all} {...(timeZone ? { timeZone } : {})}>
      {children}
    </NextIntlClientProvider>
  );
}

/** A namespace may come in parts, from above and here. */
function mixed(above: Partial<Messages>, more: Partial<Messages>): Partial<Messages> {
  const names = Object.keys(more) as (keyof Messages)[];
  return { ...above, ...Object.fromEntries(names.map((name) => [name, { ...above[name], ...more[name] }])) };
}
