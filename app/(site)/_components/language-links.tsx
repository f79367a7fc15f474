import { useLocale, useTranslations } from 'next-intl';
import { ActionForm } from '@/components/forms/action-form';
import { chooseLanguageForm } from '@/lib/auth/choose-language';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/config';

/** The languages of the public pages, as buttons of a form: they work without JavaScript. */
export function LanguageLinks() {
  const current = useLocale();
  const t = useTranslations('shell');
  return (
    <ActionForm action={chooseLanguageForm} aria-label={t('language')} className="flex flex-wrap gap-x-5 gap-y-2">
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="submit"
          name="language"
          value={locale}
          lang={locale}
          aria-pressed={locale === current}
          className="rounded-sm hover:text-foreground hover:underline aria-pressed:font-medium aria-pressed:text-foreground"
        >
          {LOCALE_NAMES[locale]}
        </button>
      ))}
    </ActionForm>
  );
}
