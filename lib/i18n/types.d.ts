import type { Locale } from './config';
import type { formats } from './formats';
import type { Messages } from './messages';

// Makes a missing key, an unknown namespace or a wrong format name a compile error.
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
    Formats: typeof formats;
  }
}
