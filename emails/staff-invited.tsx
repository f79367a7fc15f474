import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To somebody who was added to the staff. */
export function staffInvitedMail(mail: MailOf<'staff-invited'>): Template {
  const { school, locale, firstName, url, role } = mail;
  const t = translator('emails', school.timeZone, locale);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('staffInvited.body', { school: school.name, role })}
      heading={t('staffInvited.heading', { name: firstName ?? 'none' })}
      button={{ label: t('staffInvited.button'), href: url }}
      why={t('staffInvited.why', { school: school.name })}
    >
      <Paragraph>{t('staffInvited.body', { school: school.name, role })}</Paragraph>
      <Paragraph>{t('staffInvited.next')}</Paragraph>
    </Layout>
  );
  return { subject: t('staffInvited.subject', { school: school.name }), body };
}
