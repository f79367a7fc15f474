import { cookies } from 'next/headers';
import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/config';

const YEAR_SECONDS = 365 * 24 * 3600;

/** Has the pages shown in a language from now on, in this browser. */
export async function keepLocale(locale: Locale): Promise<void> {
  (await cookies()).set(LOCALE_COOKIE, locale, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', httpOnly: true });
}
