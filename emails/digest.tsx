import { Link } from 'react-email';
import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** The daily mail: what would have been several mails, a line each. */
export function digestMail({ school, locale, firstName, url, items }: MailOf<'digest'>): Template {
  const t = translator('emails', school.timeZone, locale);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('digest.preview')}
      heading={t('digest.heading', { name: firstName ?? 'none' })}
      button={{ label: t('digest.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mail is written once
        <Paragraph key={index}>
          <Link href={item.url} style={{ color: '#292524', textDecoration: 'underline' }}>
            {item.line}
          </Link>
        </Paragraph>
      ))}
    </Layout>
  );
  return { subject: t('digest.subject', { count: items.length, school: school.name }), body };
}
