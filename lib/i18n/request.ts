import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { catalogues } from './catalogues';
import { chooseLocale } from './choose-locale';
import { DEFAULT_TIME_ZONE, LOCALE_COOKIE } from './config';
import { formats } from './formats';

/** What next-intl's server side asks for on each request. The locale is not part of the URL. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale({ chosen: jar.get(LOCALE_COOKIE)?.value, acceptLanguage: head.get('accept-language') });
  return { locale, messages: catalogues[locale], formats, timeZone: DEFAULT_TIME_ZONE, now: new Date() };
});
