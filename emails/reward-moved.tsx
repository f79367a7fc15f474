import { formatMoney } from '@/lib/domain/money/money';
import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To a referrer: another person brought this friend, so his reward is taken back. */
export function rewardMovedMail(mail: MailOf<'reward-moved'>): Template {
  const { school, locale, firstName, url, friend, amounts, wasPaid } = mail;
  const t = translator('emails', school.timeZone, locale);
  const amount = amounts.map((one) => formatMoney(one, locale)).join(', ');
  const said = t('rewardMoved.body', { friend: friend ?? 'none', amount });
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={said}
      heading={t('rewardMoved.heading', { name: firstName ?? 'none' })}
      button={{ label: t('rewardMoved.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{said}</Paragraph>
      {wasPaid ? <Paragraph>{t('rewardMoved.paid')}</Paragraph> : null}
      <Paragraph>{t('rewardMoved.ask')}</Paragraph>
    </Layout>
  );
  return { subject: t('rewardMoved.subject', { friend: friend ?? 'none' }), body };
}
