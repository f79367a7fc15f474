import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';
import { withCode } from './with-code';

/** To somebody who has got a first code: what it is and what to do with it. */
export function welcomeMail({ school, locale, firstName, url, code, program }: MailOf<'welcome'>): Template {
  const t = translator('emails', school.timeZone, locale);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('welcome.preview')}
      heading={t('welcome.heading', { name: firstName ?? 'none' })}
      button={{ label: t('welcome.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{withCode(t('welcome.body', { code, program }), code)}</Paragraph>
      <Paragraph>{t('welcome.how')}</Paragraph>
    </Layout>
  );
  return { subject: t('welcome.subject', { code }), body };
}
