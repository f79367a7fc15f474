import { Link } from 'react-email';
import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To staff who want it, in the morning: what waits for them, a line each. */
export function staffWaitingMail({ school, locale, firstName, url, items }: MailOf<'staff-waiting'>): Template {
  const t = translator('emails', school.timeZone, locale);
  const count = items.reduce((sum, item) => sum + item.count, 0);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={items.map((item) => t(`staffWaiting.${item.kind}`, { count: item.count })).join(' ')}
      heading={t('staffWaiting.heading', { name: firstName ?? 'none' })}
      button={{ label: t('staffWaiting.button'), href: url }}
      why={t('staffWaiting.why', { school: school.name })}
    >
      {items.map((item) => (
        <Paragraph key={item.kind}>
          <Link href={item.url} style={{ color: '#292524', textDecoration: 'underline' }}>
            {t(`staffWaiting.${item.kind}`, { count: item.count })}
          </Link>
        </Paragraph>
      ))}
    </Layout>
  );
  return { subject: t('staffWaiting.subject', { count, school: school.name }), body };
}
