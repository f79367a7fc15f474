import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import { sayRewards } from './say-rewards';
import type { Template } from './template';

/** To the recipient: a reward was approved, and what happens next with its kind. */
export function rewardApprovedMail(mail: MailOf<'reward-approved'>): Template {
  const { school, locale, firstName, url, reward, payableAt } = mail;
  const t = translator('emails', school.timeZone, locale);
  const said = sayRewards([reward], locale);
  const next = {
    cash: t('rewardApproved.cash', { payableAt }),
    credit: t('rewardApproved.credit'),
    discount: t('rewardApproved.discount'),
    merchandise: t('rewardApproved.merchandise', { school: school.name }),
  };
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={next[reward.kind]}
      heading={t('rewardApproved.heading', { name: firstName ?? 'none' })}
      button={{ label: t('rewardApproved.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{t('rewardApproved.body', { rewards: said })}</Paragraph>
      <Paragraph>{next[reward.kind]}</Paragraph>
    </Layout>
  );
  return { subject: t('rewardApproved.subject', { rewards: said }), body };
}
