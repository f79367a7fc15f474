import { formatMoney } from '@/lib/domain/money/money';
import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To the referrer: a reward waits while somebody looks at it. Accuses nobody. */
export function rewardCheckedMail(mail: MailOf<'reward-checked'>): Template {
  const { school, locale, firstName, url, friend, amount } = mail;
  const t = translator('emails', school.timeZone, locale);
  const name = friend ?? 'none';
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('rewardChecked.preview')}
      heading={t('rewardChecked.heading', { name: firstName ?? 'none' })}
      button={{ label: t('rewardChecked.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{t('rewardChecked.body', { friend: name })}</Paragraph>
      <Paragraph>
        {amount ? t('rewardChecked.held', { amount: formatMoney(amount, locale) }) : t('rewardChecked.heldAll')}
      </Paragraph>
      <Paragraph>{t('rewardChecked.next')}</Paragraph>
    </Layout>
  );
  return { subject: t('rewardChecked.subject', { friend: name }), body };
}
