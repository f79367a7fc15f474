import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To a referrer: so many friends have enrolled. */
export function milestoneReachedMail(mail: MailOf<'milestone-reached'>): Template {
  const { school, locale, firstName, url, friends, program } = mail;
  const t = translator('emails', school.timeZone, locale);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('milestoneReached.preview')}
      heading={t('milestoneReached.heading', { name: firstName ?? 'none' })}
      button={{ label: t('milestoneReached.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{t('milestoneReached.body', { friends, program })}</Paragraph>
      <Paragraph>{t('milestoneReached.next')}</Paragraph>
    </Layout>
  );
  return { subject: t('milestoneReached.subject', { friends }), body };
}
