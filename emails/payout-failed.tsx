import { formatMoney } from '@/lib/domain/money/money';
import type { MailOf } from '@/lib/domain/notifications/mails';
import { sayReason } from '@/lib/i18n/say-reason';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To owners and finance: a payout was not paid. */
export function payoutFailedMail(mail: MailOf<'payout-failed'>): Template {
  const { school, locale, firstName, url, amount, recipient } = mail;
  const reason = sayReason(mail.reason, locale);
  const t = translator('emails', school.timeZone, locale);
  const money = formatMoney(amount, locale);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={reason}
      heading={t('payoutFailed.heading', { name: firstName ?? 'none' })}
      button={{ label: t('payoutFailed.button'), href: url }}
      why={t('payoutFailed.why', { school: school.name })}
    >
      <Paragraph>{t('payoutFailed.body', { amount: money, recipient })}</Paragraph>
      <Paragraph>{t('payoutFailed.reason', { reason })}</Paragraph>
      <Paragraph>{t('payoutFailed.next')}</Paragraph>
    </Layout>
  );
  return { subject: t('payoutFailed.subject', { amount: money, recipient }), body };
}
