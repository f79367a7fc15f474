import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To owners: an address takes no messages any more. */
export function webhookDisabledMail(mail: MailOf<'webhook-disabled'>): Template {
  const { school, locale, firstName, url, address, reason } = mail;
  const t = translator('emails', school.timeZone, locale);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t(`webhookDisabled.${reason}`, { address })}
      heading={t('webhookDisabled.heading', { name: firstName ?? 'none' })}
      button={{ label: t('webhookDisabled.button'), href: url }}
      why={t('webhookDisabled.why', { school: school.name })}
    >
      <Paragraph>{t(`webhookDisabled.${reason}`, { address })}</Paragraph>
      <Paragraph>{t('webhookDisabled.next')}</Paragraph>
    </Layout>
  );
  return { subject: t('webhookDisabled.subject', { school: school.name }), body };
}
