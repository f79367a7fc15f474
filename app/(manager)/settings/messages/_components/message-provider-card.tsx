import { CircleCheck, CircleSlash } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DescriptionList } from '@/components/page/description-list';
import { Badge } from '@/components/ui/badge';
import {
  Card,
  CardAction,
  CardContent,
  CardDescription,
  CardFooter,
  CardHeader,
  CardTitle,
} from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import type { MessageProvider } from '@/lib/domain/notifications/connections';
import type { MessagesView } from '@/lib/services/notifications/message-settings';
import { WebhookAddress } from '../../payouts/_components/webhook-address';
import { ConnectMessages } from './connect-messages';
import { ConnectionButtons } from './connection-buttons';

type Connection = MessagesView['connections'][number];
type MessageProviderCardProps = {
  provider: MessageProvider;
  connection: Connection | undefined;
  webhookUrl: string;
  mayWrite: boolean;
};

/** One provider of messages: whether it is connected and as whom, and what can be done about it. */
export function MessageProviderCard({ provider, connection, webhookUrl, mayWrite }: MessageProviderCardProps) {
  const t = useTranslations('messageSettings');
  const name = t(`provider.${provider}.name`);
  return (
    <Card>
      <CardHeader className="pb-3">
        <CardTitle>{name}</CardTitle>
        <CardDescription className="text-pretty">{t(`provider.${provider}.text`)}</CardDescription>
        <CardAction>
          <Badge tone={connection ? 'success' : 'outline'}>
            {connection ? <CircleCheck aria-hidden /> : <CircleSlash aria-hidden />}
            {connection ? t('connected') : t('notConnected')}
          </Badge>
        </CardAction>
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        {connection ? <DescriptionList items={factsOf(connection, t)} /> : null}
        <WebhookAddress provider={name} url={webhookUrl} text={t(`webhook.${provider}`, { provider: name })} />
      </CardContent>
      {mayWrite ? (
        <CardFooter className="flex-wrap">
          <ConnectMessages provider={provider} isConnected={connection !== undefined} />
          {connection ? <ConnectionButtons provider={provider} name={name} /> : null}
        </CardFooter>
      ) : null}
    </Card>
  );
}

type Translate = ReturnType<typeof useTranslations<'messageSettings'>>;

function factsOf({ provider, facts, updatedAt }: Connection, t: Translate): { term: string; value: ReactNode }[] {
  const code = (text: string) => <code className="break-all font-mono text-sm">{text}</code>;
  return [
    { term: t('fact.sender'), value: facts.sender },
    ...(facts.account ? [{ term: t('fact.account'), value: code(facts.account) }] : []),
    { term: t('fact.secret'), value: code(`•••• ${facts.last4}`) },
    ...(provider === 'resend'
      ? [{ term: t('fact.webhook'), value: facts.webhook ? t('fact.webhookOn') : t('fact.webhookOff') }]
      : []),
    { term: t('fact.updated'), value: <DateTime value={updatedAt} /> },
  ];
}
