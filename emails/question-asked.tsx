import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To owners and managers: a referrer misses a referral. */
export function questionAskedMail(mail: MailOf<'question-asked'>): Template {
  const { school, locale, firstName, url, referrer, friend } = mail;
  const t = translator('emails', school.timeZone, locale);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('questionAsked.body', { referrer, friend })}
      heading={t('questionAsked.heading', { name: firstName ?? 'none' })}
      button={{ label: t('questionAsked.button'), href: url }}
      why={t('questionAsked.why', { school: school.name })}
    >
      <Paragraph>{t('questionAsked.body', { referrer, friend })}</Paragraph>
      <Paragraph>{t('questionAsked.next')}</Paragraph>
    </Layout>
  );
  return { subject: t('questionAsked.subject', { referrer }), body };
}
