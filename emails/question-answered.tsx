import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To the referrer who asked: what was decided, in the words of who decided it. */
export function questionAnsweredMail(mail: MailOf<'question-answered'>): Template {
  const { school, locale, firstName, url, friend, granted, answer } = mail;
  const t = translator('emails', school.timeZone, locale);
  const said = t(granted ? 'questionAnswered.granted' : 'questionAnswered.declined', { friend });
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={said}
      heading={t('questionAnswered.heading', { name: firstName ?? 'none' })}
      button={{ label: t('questionAnswered.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{said}</Paragraph>
      <Paragraph>{t('questionAnswered.answer', { answer })}</Paragraph>
    </Layout>
  );
  return { subject: t('questionAnswered.subject', { friend }), body };
}
