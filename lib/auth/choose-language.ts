'use server';
import { cookies } from 'next/headers';
import { localeNamed } from '@/lib/i18n/choose-locale';
import { LOCALE_COOKIE } from '@/lib/i18n/config';
import { chooseLanguage } from '@/lib/services/people/choose-language';
import { currentIdentity, requireReferrer } from './session';

const YEAR_SECONDS = 365 * 24 * 3600;

/** Server action: the pages are shown in this language from now on; a referrer is also written to in it. */
export async function chooseLanguageAction(language: string): Promise<void> {
  const locale = localeNamed(language);
  if (!locale) return;
  (await cookies()).set(LOCALE_COOKIE, locale, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', httpOnly: true });
  const identity = await currentIdentity();
  if (identity?.kind === 'referrer') await chooseLanguage(await requireReferrer(), { language: locale });
}
