import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To a referrer: people open the link that was shared. */
export function codeOpenedMail({
  school,
  locale,
  firstName,
  url,
  code,
  opens,
  isFirst,
}: MailOf<'code-opened'>): Template {
  const t = translator('emails', school.timeZone, locale);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('codeOpened.preview', { code })}
      heading={t('codeOpened.heading', { name: firstName ?? 'none' })}
      button={{ label: t('codeOpened.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{isFirst ? t('codeOpened.first', { code }) : t('codeOpened.more', { code, opens })}</Paragraph>
      <Paragraph>{t('codeOpened.next')}</Paragraph>
    </Layout>
  );
  return { subject: isFirst ? t('codeOpened.subject.first') : t('codeOpened.subject.more', { code, opens }), body };
}
