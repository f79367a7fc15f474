import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** The link that signs somebody in. */
export function signInMail({ school, locale, firstName, url, expiresInMinutes }: MailOf<'sign-in'>): Template {
  const t = translator('emails', school.timeZone, locale);
  const subject = t('signIn.subject', { school: school.name });
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('signIn.preview', { minutes: expiresInMinutes })}
      heading={t('signIn.heading', { name: firstName ?? 'none' })}
      button={{ label: t('signIn.button'), href: url }}
      why={t('signIn.why', { school: school.name })}
    >
      <Paragraph>{t('signIn.body', { minutes: expiresInMinutes })}</Paragraph>
      <Paragraph>{t('signIn.ignore')}</Paragraph>
    </Layout>
  );
  return { subject, body };
}
