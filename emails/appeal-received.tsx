import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To the referrer: his appeal has come, and until when it is answered; or that it was not answered in time. */
export function appealReceivedMail(mail: MailOf<'appeal-received'>): Template {
  const { school, locale, firstName, url, friend, answerDueAt, isOverdue } = mail;
  const t = translator('emails', school.timeZone, locale);
  const values = { friend: friend ?? 'none', due: answerDueAt };
  const key = isOverdue ? 'appealOverdue' : 'appealReceived';
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t(`${key}.preview`, values)}
      heading={t(`${key}.heading`, { name: firstName ?? 'none' })}
      button={{ label: t('appealReceived.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{t(`${key}.body`, values)}</Paragraph>
      <Paragraph>{t(`${key}.next`, values)}</Paragraph>
    </Layout>
  );
  return { subject: t(`${key}.subject`, values), body };
}
