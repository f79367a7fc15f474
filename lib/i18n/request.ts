import { getRequestConfig } from 'next-intl/server';
import { DEFAULT_LOCALE, DEFAULT_TIME_ZONE } from './config';
import { formats } from './formats';
import { messages } from './messages';

/** What next-intl's server side asks for on each request. The locale is not part of the URL. */
export default getRequestConfig(async () => ({
  locale: DEFAULT_LOCALE,
  messages,
  formats,
  timeZone: DEFAULT_TIME_ZONE,
  now: new Date(),
}));
