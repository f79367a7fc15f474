import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { toTime } from '@/components/forms/time-of-day';
import { DescriptionList } from '@/components/page/description-list';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import type { NamedMessage } from '@/lib/i18n/messages';
import type { ReaderView } from '@/lib/services/notifications/reader-settings';
import type { OutboxItem } from '@/lib/services/notifications/reads';
import { DELIVERY_TONES } from '../../../outbox/delivery-tones';

type MessagesCardProps = { view: ReaderView; messages: readonly OutboxItem[] | null };

/** What this person wants to hear and when, and what was written last; null for who may not read the outbox. */
export function MessagesCard({ view, messages }: MessagesCardProps) {
  const t = useTranslations('messageSettings');
  const status = useTranslations('outbox');
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('person.title')}</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        {(['email', 'sms'] as const).map((channel) => {
          const reason = view.suppressed[channel];
          if (!reason) return null;
          const said = t(`person.suppressed.${channel}`, { reason: t(`addresses.reasons.${reason}`) });
          return <Alert key={channel} tone="warning" title={said} />;
        })}
        <Choices view={view} />
        {messages?.length === 0 ? <p className="text-muted-foreground">{t('person.none')}</p> : null}
        <ul className="divide-y">
          {messages?.map((one) => (
            <li key={one.id} className="flex flex-col items-start gap-0.5 py-2">
              <Link
                href={`/outbox/${one.id}`}
                className="flex w-full items-start justify-between gap-2 rounded-sm hover:underline"
              >
                <span className="min-w-0 break-words">{one.subject}</span>
                <Badge tone={DELIVERY_TONES[one.status]}>{status(`status.${one.status}`)}</Badge>
              </Link>
              <DateTime value={one.createdAt} className="text-muted-foreground text-sm" />
            </li>
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}

function Choices({ view }: { view: ReaderView }) {
  const t = useTranslations('messageSettings.person');
  const names = useTranslations('messageNames.name');
  const { quietHours, timeZone, schoolTimeZone, wantsDigest } = view;
  const list = (rows: ReaderView['messages']) => rows.map(({ message }) => names(message as NamedMessage)).join(', ');
  const off = view.messages.filter(({ email }) => !email);
  const sms = view.messages.filter((row) => row.sms);
  const items: { term: string; value: ReactNode }[] = [
    { term: t('zone'), value: timeZone ?? schoolTimeZone },
    { term: t('quiet'), value: quietHours ? `${toTime(quietHours.from)}–${toTime(quietHours.to)}` : t('schoolQuiet') },
    { term: t('off'), value: off.length ? list(off) : t('offNone') },
    ...(sms.length ? [{ term: t('smsOn'), value: list(sms) }] : []),
  ];
  return (
    <>
      <DescriptionList items={items} />
      {wantsDigest ? <p>{t('digest')}</p> : null}
    </>
  );
}
