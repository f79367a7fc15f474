import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To the guardian of a minor who wants to take part: what it is, and a link to decide. */
export function guardianConsentMail(mail: MailOf<'guardian-consent'>): Template {
  const { school, locale, firstName, url, child, expiresAt } = mail;
  const t = translator('emails', school.timeZone, locale);
  const words = { child: child ?? 'none', school: school.name };
  const said = t('guardianConsent.body', words);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={said}
      heading={t('guardianConsent.heading', { name: firstName ?? 'none' })}
      button={{ label: t('guardianConsent.button'), href: url }}
      why={t('guardianConsent.why', words)}
    >
      <Paragraph>{said}</Paragraph>
      <Paragraph>{t('guardianConsent.money')}</Paragraph>
      <Paragraph>{t('guardianConsent.until', { expiresAt })}</Paragraph>
    </Layout>
  );
  return { subject: t('guardianConsent.subject', words), body };
}
