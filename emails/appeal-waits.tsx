import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** To staff: an appeal waits for an answer; to owners: it has waited too long. */
export function appealWaitsMail(mail: MailOf<'appeal-waits'>): Template {
  const { school, locale, firstName, url, referrer, answerDueAt, isOverdue } = mail;
  const t = translator('emails', school.timeZone, locale);
  const values = { referrer, due: answerDueAt };
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={isOverdue ? t('appealWaits.overdue', values) : t('appealWaits.body', values)}
      heading={t('appealWaits.heading', { name: firstName ?? 'none' })}
      button={{ label: t('appealWaits.button'), href: url }}
      why={
        isOverdue ? t('appealWaits.whyOwner', { school: school.name }) : t('appealWaits.why', { school: school.name })
      }
    >
      <Paragraph>{isOverdue ? t('appealWaits.overdue', values) : t('appealWaits.body', values)}</Paragraph>
      <Paragraph>{t('appealWaits.next')}</Paragraph>
    </Layout>
  );
  const subject = isOverdue ? t('appealWaits.overdueSubject', values) : t('appealWaits.subject', values);
  return { subject, body };
}
