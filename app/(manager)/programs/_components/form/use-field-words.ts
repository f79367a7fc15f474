'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { DEFAULT_LOCALE } from '@/lib/i18n/config';
import core from '@/lib/i18n/messages/en/fieldErrors.json';
import { patternsOf, readMessage } from '@/lib/i18n/read-message';

const PATTERNS = patternsOf(core);

/** What the core says of a field while it is typed, in the reader's language; `sayFieldError` does it for what the server says. */
export function useFieldWords(): (message: string) => string {
  const t = useTranslations('fieldErrors');
  const locale = useLocale();
  return useCallback(
    (message) => {
      if (locale === DEFAULT_LOCALE) return message;
      const found = readMessage(PATTERNS, message);
      return found ? t(found.key as 'empty', found.given as never) : t('other');
    },
    [t, locale],
  );
}
