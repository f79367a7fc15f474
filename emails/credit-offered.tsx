import { formatMoney } from '@/lib/domain/money/money';
import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To who has the address: a gift of course credit waits to be taken. */
export function creditOfferedMail(mail: MailOf<'credit-offered'>): Template {
  const { school, locale, firstName, url, other, amount, expiresAt } = mail;
  const t = translator('emails', school.timeZone, locale);
  const money = formatMoney(amount, locale);
  const said = t('creditOffered.body', { amount: money, other: other ?? 'none' });
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={said}
      heading={t('creditOffered.heading', { name: firstName ?? 'none' })}
      button={{ label: t('creditOffered.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{said}</Paragraph>
      <Paragraph>{t('creditOffered.until', { expiresAt })}</Paragraph>
    </Layout>
  );
  return { subject: t('creditOffered.subject', { amount: money, other: other ?? 'none' }), body };
}
