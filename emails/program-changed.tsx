import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To everybody who takes part in a programme: what is different from now on. */
export function programChangedMail({
  school,
  locale,
  firstName,
  url,
  change,
  program,
}: MailOf<'program-changed'>): Template {
  const t = translator('emails', school.timeZone, locale);
  const said = t(`programChanged.${change}`, { program });
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={said}
      heading={t('programChanged.heading', { name: firstName ?? 'none' })}
      button={{ label: t('programChanged.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{said}</Paragraph>
    </Layout>
  );
  return { subject: t(`programChanged.subject.${change}`, { program }), body };
}
