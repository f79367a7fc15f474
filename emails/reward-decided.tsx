import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To the referrer: what was decided about a reward that was looked at, why, and what he can do. */
export function rewardDecidedMail(mail: MailOf<'reward-decided'>): Template {
  const { school, locale, firstName, url, friend, decision, reason, appealDueAt } = mail;
  const t = translator('emails', school.timeZone, locale);
  const values = { friend: friend ?? 'none' };
  const next =
    decision === 'cleared'
      ? t('rewardDecided.clearedNext')
      : appealDueAt
        ? t('rewardDecided.appeal', { due: appealDueAt })
        : t('rewardDecided.final');
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t(`rewardDecided.${decision}`, values)}
      heading={t('rewardDecided.heading', { name: firstName ?? 'none' })}
      button={{ label: appealDueAt ? t('rewardDecided.appealButton') : t('rewardDecided.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{t(`rewardDecided.${decision}`, values)}</Paragraph>
      <Paragraph>{t('rewardDecided.reason', { reason })}</Paragraph>
      <Paragraph>{next}</Paragraph>
    </Layout>
  );
  return { subject: t(`rewardDecided.${decision}Subject`, values), body };
}
