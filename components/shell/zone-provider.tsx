import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { type MessagePart, pickMessages } from '@/lib/i18n/pick-messages';
import { MoreMessages } from './more-messages';

type ZoneProviderProps = { namespaces?: readonly MessagePart[]; timeZone?: string; children: ReactNode };

/**
 * Gives the client components below their part of the catalogue, beside what came from above, and the organisation's time zone.
 * A phone reads every word that is sent before it can use the page: each section sends its own, and no more (a test compares).
 */
export function ZoneProvider({ namespaces = [], timeZone, children }: ZoneProviderProps) {
  return (
    <MoreMessages messages={pickMessages(useLocale(), namespaces)} {...(timeZone ? { timeZone } : {})}>
      {children}
    </MoreMessages>
  );
}
