import { formatMoney } from '@/lib/domain/money/money';
import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To both: course credit has gone from one to the other. */
export function creditMovedMail(mail: MailOf<'credit-moved'>): Template {
  const { school, locale, firstName, url, way, other, amount, expiresAt } = mail;
  const t = translator('emails', school.timeZone, locale);
  const money = formatMoney(amount, locale);
  const said = t(`creditMoved.${way}`, { amount: money, other: other ?? 'none' });
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={said}
      heading={t('creditMoved.heading', { name: firstName ?? 'none' })}
      button={{ label: t('creditMoved.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{said}</Paragraph>
      {way === 'received' && <Paragraph>{t('creditMoved.use')}</Paragraph>}
      {way === 'received' && expiresAt && <Paragraph>{t('creditMoved.until', { expiresAt })}</Paragraph>}
    </Layout>
  );
  return { subject: t(`creditMoved.subject.${way}`, { amount: money, other: other ?? 'none' }), body };
}
