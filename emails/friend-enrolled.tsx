import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To a referrer whose friend has enrolled without a reward for him; with one, `reward-granted` says both. */
export function friendEnrolledMail({
  school,
  locale,
  firstName,
  url,
  friend,
  program,
}: MailOf<'friend-enrolled'>): Template {
  const t = translator('emails', school.timeZone, locale);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('friendEnrolled.preview')}
      heading={t('friendEnrolled.heading', { name: firstName ?? 'none' })}
      button={{ label: t('friendEnrolled.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{t('friendEnrolled.body', { friend: friend ?? 'none', program })}</Paragraph>
      <Paragraph>{t('friendEnrolled.note')}</Paragraph>
    </Layout>
  );
  return { subject: t('friendEnrolled.subject', { friend: friend ?? 'none' }), body };
}
