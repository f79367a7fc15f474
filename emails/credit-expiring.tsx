import { formatMoney } from '@/lib/domain/money/money';
import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To the owner: course credit ends soon. */
export function creditExpiringMail(mail: MailOf<'credit-expiring'>): Template {
  const { school, locale, firstName, url, amount, stage, expiresAt } = mail;
  const t = translator('emails', school.timeZone, locale);
  const money = formatMoney(amount, locale);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('creditExpiring.preview', { expiresAt })}
      heading={t('creditExpiring.heading', { name: firstName ?? 'none' })}
      button={{ label: t('creditExpiring.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{t('creditExpiring.body', { amount: money, expiresAt })}</Paragraph>
      <Paragraph>{t('creditExpiring.use')}</Paragraph>
    </Layout>
  );
  return { subject: t('creditExpiring.subject', { amount: money, stage }), body };
}
