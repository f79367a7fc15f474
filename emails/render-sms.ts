import type { Mail } from '@/lib/domain/notifications/mails';
import { fillIn, type Wording } from '@/lib/domain/notifications/wording';
import { catalogues } from '@/lib/i18n/catalogues';
import { DEFAULT_LOCALE } from '@/lib/i18n/config';
import type { Messages } from '@/lib/i18n/messages';
import { translator } from '@/lib/i18n/translator';
import { placeholderValues } from './placeholders';

type Texts = Messages['emails']['sms'];

/**
 * What a message says as a text: who writes, one sentence, where it goes on, and how to end it. Null for a message that is no text.
 */
export function renderSms(mail: Mail, wording: Wording | null): string | null {
  const texts: Partial<Record<Mail['template'], string>> = catalogues[mail.locale ?? DEFAULT_LOCALE].emails
    .sms satisfies Texts;
  const template = wording?.sms ?? texts[mail.template];
  if (template === undefined) return null;
  const text = fillIn(template, placeholderValues(mail));
  return translator('emails', undefined, mail.locale)('smsFrame', { school: mail.school.name, text, url: mail.url });
}
