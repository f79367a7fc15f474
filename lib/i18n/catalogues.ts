import type { Locale } from './config';
import { type Messages, messages } from './messages';
import { messagesDe } from './messages-de';
import { messagesEs } from './messages-es';

/** Every language's catalogue. A key that English has and another lacks is a compile error. */
export const catalogues: Record<Locale, Messages> = { en: messages, es: messagesEs, de: messagesDe };
