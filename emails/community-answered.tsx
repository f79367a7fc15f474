import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To a referrer: the school has answered what he asked. */
export function communityAnsweredMail(mail: MailOf<'community-answered'>): Template {
  const { school, locale, firstName, url, question, answer } = mail;
  const t = translator('emails', school.timeZone, locale);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={answer.slice(0, 120)}
      heading={t('communityAnswered.heading', { name: firstName ?? 'none', school: school.name })}
      button={{ label: t('communityAnswered.button'), href: url }}
      why={t('communityAnswered.why', { school: school.name })}
    >
      <Paragraph>{t('communityAnswered.asked', { question })}</Paragraph>
      {answer.split(/\n+/).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mail is written once
        <Paragraph key={index}>{line}</Paragraph>
      ))}
    </Layout>
  );
  return { subject: t('communityAnswered.subject', { question }), body };
}
