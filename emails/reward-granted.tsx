import type { MailOf } from '@/lib/domain/notifications/mails';
import { translator } from '@/lib/i18n/translator';
import { Layout } from './layout';
import { Paragraph } from './paragraph';
import { sayRewards } from './say-rewards';
import type { Template } from './template';

/** To either side: a conversion has earned a reward. */
export function rewardGrantedMail(mail: MailOf<'reward-granted'>): Template {
  const { school, locale, firstName, url, side, other, rewards, payableAt, isHeld, requiresApproval } = mail;
  const t = translator('emails', school.timeZone, locale);
  const said = sayRewards(rewards, locale);
  const subject = t('rewardGranted.subject', { rewards: said });
  const body = (
    <Layout
      school={school}
      locale={locale}
      preview={t('rewardGranted.preview')}
      heading={t('rewardGranted.heading', { name: firstName ?? 'none' })}
      button={{ label: t('rewardGranted.button'), href: url }}
      why={t('why', { school: school.name })}
    >
      <Paragraph>
        {side === 'referrer'
          ? t('rewardGranted.referrer', { friend: other ?? 'none', school: school.name, rewards: said })
          : t('rewardGranted.referee', { friend: other ?? 'none', school: school.name, rewards: said })}
      </Paragraph>
      <Paragraph>
        {requiresApproval
          ? t('rewardGranted.approval', { payableAt })
          : isHeld
            ? t('rewardGranted.hold', { payableAt })
            : t('rewardGranted.soon')}
      </Paragraph>
    </Layout>
  );
  return { subject, body };
}
