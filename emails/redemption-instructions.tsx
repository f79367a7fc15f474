import { formatMoney } from '@/lib/domain/money/money';
import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';
import { withCode } from './with-code';

/** To somebody who has used credit: how to get what it was used for. */
export function redemptionInstructionsMail(mail: MailOf<'redemption-instructions'>): Template {
  const { school, locale, firstName, url, kind, code, item, course, expiresAt } = mail;
  const t = translator('emails', school.timeZone, locale);
  const amount = formatMoney(mail.amount, locale);
  const said = {
    discount: t('redemptionInstructions.discount', { code: code ?? '', amount }),
    'course-credit': t('redemptionInstructions.course-credit', { amount, course: course ?? 'none' }),
    merchandise: t('redemptionInstructions.merchandise', { amount, item: item ?? 'none', school: school.name }),
  }[kind];
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('redemptionInstructions.preview')}
      heading={t('redemptionInstructions.heading', { name: firstName ?? 'none' })}
      button={{ label: t('redemptionInstructions.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{withCode(said, code)}</Paragraph>
      {expiresAt && <Paragraph>{t('redemptionInstructions.until', { expiresAt })}</Paragraph>}
    </Layout>
  );
  return { subject: t(`redemptionInstructions.subject.${kind}`, { amount }), body };
}
