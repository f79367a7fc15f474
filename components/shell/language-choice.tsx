'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { DropdownMenuLabel, DropdownMenuRadioGroup, DropdownMenuRadioItem } from '@/components/ui/dropdown-menu';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/config';
import type { ChooseLanguage } from './types';

/** The languages, each by its own name; inside a menu. */
export function LanguageChoice({ choose }: { choose: ChooseLanguage }) {
  const t = useTranslations('shell');
  const [pending, start] = useTransition();
  return (
    <DropdownMenuRadioGroup value={useLocale()} onValueChange={(locale) => start(() => choose(locale))}>
      <DropdownMenuLabel>{t('language')}</DropdownMenuLabel>
      {LOCALES.map((locale) => (
        <DropdownMenuRadioItem key={locale} value={locale} disabled={pending} lang={locale}>
          {LOCALE_NAMES[locale]}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  );
}
