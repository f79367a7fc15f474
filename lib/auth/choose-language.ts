'use server';
import { localeNamed } from '@/lib/i18n/choose-locale';
import { chooseOwnLanguage } from '@/lib/services/notifications/own-preferences';
import { chooseLanguage } from '@/lib/services/people/choose-language';
import { keepLocale } from './keep-locale';
import { currentIdentity, requireReferrer, requireStaff } from './session';

/** Server action: the pages are shown in this language from now on; whoever is signed in is also written to in it. */
export async function chooseLanguageAction(language: string): Promise<void> {
  const locale = localeNamed(language);
  if (!locale) return;
  await keepLocale(locale);
  const identity = await currentIdentity();
  if (identity?.kind === 'staff') await chooseOwnLanguage(await requireStaff(), locale);
  if (identity?.kind === 'referrer') await chooseLanguage(await requireReferrer(), { language: locale });
}

/** The same for a form whose buttons are named `language`. */
export async function chooseLanguageForm(data: FormData): Promise<void> {
  await chooseLanguageAction(String(data.get('language') ?? ''));
}
