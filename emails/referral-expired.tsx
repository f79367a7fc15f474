import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To the referrer: a friend did not enrol in time. */
export function referralExpiredMail(mail: MailOf<'referral-expired'>): Template {
  const { school, locale, firstName, url, friend, program } = mail;
  const t = translator('emails', school.timeZone, locale);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('referralExpired.preview')}
      heading={t('referralExpired.heading', { name: firstName ?? 'none' })}
      button={{ label: t('referralExpired.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{t('referralExpired.body', { friend: friend ?? 'none', program })}</Paragraph>
      <Paragraph>{t('referralExpired.again')}</Paragraph>
    </Layout>
  );
  return { subject: t('referralExpired.subject', { friend: friend ?? 'none' }), body };
}
