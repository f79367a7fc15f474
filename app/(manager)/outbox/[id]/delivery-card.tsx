import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DescriptionList } from '@/components/page/description-list';
import { Badge } from '@/components/ui/badge';
import { Card, CardAction, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { smsLength } from '@/lib/domain/notifications/sms-segments';
import type { OutboxMail } from '@/lib/services/notifications/reads';
import { DELIVERY_TONES } from '../delivery-tones';

const REASONS = ['quiet-hours', 'instead-of-sms', 'bounced', 'complained', 'stopped', 'manual'] as const;

/** How a message fared: its state, why it waits, and every try with what the service said. */
export function DeliveryCard({ mail }: { mail: OutboxMail }) {
  const t = useTranslations('outbox');
  const reason = REASONS.find((known) => known === mail.reason);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('facts')}</CardTitle>
        {reason ? <CardDescription>{t(`reason.${reason}`)}</CardDescription> : null}
        <CardAction>
          <Badge tone={DELIVERY_TONES[mail.status]}>{t(`status.${mail.status}`)}</Badge>
        </CardAction>
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        <DescriptionList items={factsOf(mail, t)} />
        <h3 className="font-medium">{t('tries')}</h3>
        {mail.tries.length ? (
          <ol className="divide-y rounded-lg border">
            {mail.tries.map((one) => (
              <li key={one.id} className="flex flex-col gap-0.5 px-3 py-2">
                <span className="flex flex-wrap justify-between gap-2">
                  {t(`outcome.${one.outcome}`)}
                  <DateTime value={one.at} mode="dateTime" className="text-muted-foreground text-sm" />
                </span>
                {one.detail ? <span className="break-words text-muted-foreground text-sm">{one.detail}</span> : null}
              </li>
            ))}
          </ol>
        ) : (
          <p className="text-muted-foreground">{t('noTries')}</p>
        )}
      </CardContent>
    </Card>
  );
}

type Translate = ReturnType<typeof useTranslations<'outbox'>>;

function factsOf(mail: OutboxMail, t: Translate): { term: string; value: ReactNode }[] {
  const when = (term: string, at: Date | null) =>
    at ? [{ term, value: <DateTime value={at} mode="dateTime" /> }] : [];
  const waits = mail.status === 'queued' || mail.status === 'held';
  return [
    { term: t('columns.channel'), value: t(`channel.${mail.channel}`) },
    ...(mail.channel === 'sms' ? [{ term: t('language'), value: t('segments', { ...smsLength(mail.text) }) }] : []),
    ...(waits ? when(t('sendAt'), mail.sendAt) : []),
    ...when(t('sentAt'), mail.sentAt),
    ...when(t('deliveredAt'), mail.deliveredAt),
    ...(mail.provider ? [{ term: t('provider'), value: mail.provider }] : []),
    ...(mail.providerReference
      ? [{ term: t('reference'), value: <code className="break-all font-mono text-sm">{mail.providerReference}</code> }]
      : []),
    ...(mail.fallbackFor
      ? [
          {
            term: t('fallbackFor'),
            value: (
              <Link href={`/outbox/${mail.fallbackFor}`} className="text-primary underline underline-offset-2">
                {t('openOther')}
              </Link>
            ),
          },
        ]
      : []),
  ];
}
