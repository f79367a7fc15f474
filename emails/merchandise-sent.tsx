import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To whoever chose or was promised merchandise: it was handed over or is on its way. */
export function merchandiseSentMail(mail: MailOf<'merchandise-sent'>): Template {
  const { school, locale, firstName, url, item, note } = mail;
  const t = translator('emails', school.timeZone, locale);
  const said = t('merchandiseSent.body', { item });
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={said}
      heading={t('merchandiseSent.heading', { name: firstName ?? 'none' })}
      button={{ label: t('merchandiseSent.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{said}</Paragraph>
      {note && <Paragraph>{t('merchandiseSent.note', { note })}</Paragraph>}
      <Paragraph>{t('merchandiseSent.missing')}</Paragraph>
    </Layout>
  );
  return { subject: t('merchandiseSent.subject', { item }), body };
}
