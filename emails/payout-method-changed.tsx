import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import type { Template } from './template';

/** A security notice: where somebody's money goes was changed. */
export function payoutMethodChangedMail(mail: MailOf<'payout-method-changed'>): Template {
  const { school, locale, firstName, url, provider, masked, changedAt } = mail;
  const t = translator('emails', school.timeZone, locale);
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('payoutMethodChanged.preview')}
      heading={t('payoutMethodChanged.heading', { name: firstName ?? 'none' })}
      button={{ label: t('payoutMethodChanged.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>{t(`payoutMethodChanged.${provider}`, { masked, changedAt })}</Paragraph>
      <Paragraph>{t('payoutMethodChanged.warning')}</Paragraph>
    </Layout>
  );
  return { subject: t('payoutMethodChanged.subject'), body };
}
