import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import type { Namespace } from '@/lib/i18n/messages';
import { pickMessages } from '@/lib/i18n/pick-messages';
import { MoreMessages } from './more-messages';

type ZoneProviderProps = { namespaces: readonly Namespace[]; timeZone?: string; children: ReactNode };

/** Gives the pages below their part of the catalogue and the organisation's time zone. */
export function ZoneProvider({ namespaces, timeZone, children }: ZoneProviderProps) {
  return (
    <MoreMessages messages={pickMessages(useLocale(), namespaces)} {...(timeZone ? { timeZone } : {})}>
      {children}
    </MoreMessages>
  );
}
