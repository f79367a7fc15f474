import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To a friend who left a name and has not gone on: his own link. */
export function friendReminderMail(mail: MailOf<'friend-reminder'>): Template {
  const { school, locale, firstName, url, referrer, program, expiresAt } = mail;
  const t = translator('emails', school.timeZone, locale);
  const words = { referrer: referrer ?? 'none' };
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('friendReminder.preview', { expiresAt })}
      heading={t('friendReminder.heading', { name: firstName ?? 'none' })}
      button={{ label: t('friendReminder.button'), href: url }}
      why={t('friendReminder.why', { school: school.name })}
    >
      <Paragraph>{t('friendReminder.body', { ...words, school: school.name, program, expiresAt })}</Paragraph>
      <Paragraph>{t('friendReminder.link')}</Paragraph>
    </Layout>
  );
  return { subject: t('friendReminder.subject', words), body };
}
