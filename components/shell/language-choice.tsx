'use client';
import { useLocale, useTranslations } from 'next-intl';
import { withoutAnswer } from '@/components/forms/use-action';
import { useActionButton } from '@/components/forms/use-action-button';
import { DropdownMenuLabel, DropdownMenuRadioGroup, DropdownMenuRadioItem } from '@/components/ui/dropdown-menu';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/config';
import type { ChooseLanguage } from './types';

/** The languages, each by its own name; inside a menu. */
export function LanguageChoice({ choose }: { choose: ChooseLanguage }) {
  const t = useTranslations('shell');
  const { run, pending } = useActionButton();
  return (
    <DropdownMenuRadioGroup
      value={useLocale()}
      onValueChange={(locale) => void run(withoutAnswer(() => choose(locale)))}
    >
      <DropdownMenuLabel>{t('language')}</DropdownMenuLabel>
      {LOCALES.map((locale) => (
        <DropdownMenuRadioItem key={locale} value={locale} disabled={pending} lang={locale}>
          {LOCALE_NAMES[locale]}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  );
}
