import { formatMoney } from '@/lib/domain/money/money';
import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To the recipient: the bank has paid. */
export function payoutSettledMail(mail: MailOf<'payout-settled'>): Template {
  const { school, locale, firstName, url, amount, reference, isSandbox } = mail;
  const t = translator('emails', school.timeZone, locale);
  const money = formatMoney(amount, locale);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('payoutSettled.preview')}
      heading={t('payoutSettled.heading', { name: firstName ?? 'none' })}
      button={{ label: t('payoutSettled.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{t('payoutSettled.body', { amount: money, reference })}</Paragraph>
      {isSandbox && <Paragraph>{t('payoutSettled.sandbox')}</Paragraph>}
    </Layout>
  );
  return { subject: t('payoutSettled.subject', { amount: money }), body };
}
