import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To the referrer: a friend has left a name. */
export function leadSubmittedMail(mail: MailOf<'lead-submitted'>): Template {
  const { school, locale, firstName, url, friend, program, expiresAt } = mail;
  const t = translator('emails', school.timeZone, locale);
  const subject = t('leadSubmitted.subject', { friend: friend ?? 'none' });
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('leadSubmitted.preview')}
      heading={t('leadSubmitted.heading', { name: firstName ?? 'none' })}
      button={{ label: t('leadSubmitted.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{t('leadSubmitted.body', { friend: friend ?? 'none', program })}</Paragraph>
      <Paragraph>{t('leadSubmitted.until', { expiresAt })}</Paragraph>
    </Layout>
  );
  return { subject, body };
}
