import { useLocale, useTranslations } from 'next-intl';
import { chooseLanguageAction } from '@/lib/auth/choose-language';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/config';

/** The languages of the public pages, as buttons of a form: they work without JavaScript. */
export function LanguageLinks() {
  const current = useLocale();
  const t = useTranslations('shell');
  return (
    <form aria-label={t('language')} className="flex gap-5">
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="submit"
          formAction={chooseLanguageAction.bind(null, locale)}
          lang={locale}
          aria-pressed={locale === current}
          className="rounded-sm hover:text-foreground hover:underline aria-pressed:font-medium aria-pressed:text-foreground"
        >
          {LOCALE_NAMES[locale]}
        </button>
      ))}
    </form>
  );
}
