import { formatMoney } from '@/lib/domain/money/money';
import type { MailOf } from '@/lib/domain/notifications/mails';
import { sayReason } from '@/lib/i18n/say-reason';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** A payment came back to the school: its recipient is still owed it. */
export function payoutReversedMail(mail: MailOf<'payout-reversed'>): Template {
  const { school, locale, firstName, url, amount } = mail;
  const reason = sayReason(mail.reason, locale);
  const t = translator('emails', school.timeZone, locale);
  const money = formatMoney(amount, locale);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('payoutReversed.preview')}
      heading={t('payoutReversed.heading', { name: firstName ?? 'none' })}
      button={{ label: t('payoutReversed.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{t('payoutReversed.body', { amount: money, reason })}</Paragraph>
      <Paragraph>{t('payoutReversed.next')}</Paragraph>
    </Layout>
  );
  return { subject: t('payoutReversed.subject', { amount: money }), body };
}
