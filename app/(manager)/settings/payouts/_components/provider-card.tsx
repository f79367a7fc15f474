import { CircleCheck, CircleSlash, FlaskConical } from 'lucide-react';
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
import type { ConnectedProvider } from '@/lib/domain/payouts/connections';
import type { ConnectionView } from '@/lib/services/payouts/connection-reads';
import { ConnectDialog } from './connect-dialog';
import { DisconnectButton } from './disconnect-button';
import { TestButton } from './test-button';
import { WebhookAddress } from './webhook-address';

type ProviderCardProps = {
  provider: ConnectedProvider;
  connection: ConnectionView | undefined;
  webhookUrl: string | undefined;
  mayWrite: boolean;
};

/** One provider: whether it is connected and as whom, and what can be done about it. */
export function ProviderCard({ provider, connection, webhookUrl, mayWrite }: ProviderCardProps) {
  const t = useTranslations('payoutSettings');
  const name = t(`provider.${provider}.name`);
  return (
    <Card>
      <CardHeader className="pb-3">
        <CardTitle>{name}</CardTitle>
        <CardDescription className="text-pretty">{t(`provider.${provider}.text`)}</CardDescription>
        <CardAction className="flex flex-wrap justify-end gap-1.5">
          <StateBadges connection={connection} />
        </CardAction>
      </CardHeader>
      {connection || webhookUrl ? (
        <CardContent className="flex flex-col gap-4">
          {connection ? <DescriptionList items={factsOf(connection, t)} /> : null}
          {webhookUrl ? <WebhookAddress provider={name} url={webhookUrl} /> : null}
        </CardContent>
      ) : null}
      {mayWrite ? (
        <CardFooter className="flex-wrap">
          <ConnectDialog provider={provider} isConnected={connection !== undefined} />
          {connection && provider !== 'manual' ? <TestButton provider={provider} /> : null}
          {connection ? <DisconnectButton provider={provider} name={name} underWay={connection.underWay} /> : null}
        </CardFooter>
      ) : null}
    </Card>
  );
}

function StateBadges({ connection }: { connection: ConnectionView | undefined }) {
  const t = useTranslations('payoutSettings');
  if (!connection) {
    return (
      <Badge tone="outline">
        <CircleSlash aria-hidden />
        {t('notConnected')}
      </Badge>
    );
  }
  return (
    <>
      {connection.facts.live ? null : (
        <Badge tone="apricot">
          <FlaskConical aria-hidden />
          {t('testMode')}
        </Badge>
      )}
      <Badge tone="success">
        <CircleCheck aria-hidden />
        {t('connected')}
      </Badge>
    </>
  );
}

type Translate = ReturnType<typeof useTranslations<'payoutSettings'>>;

function factsOf({ provider, facts, updatedAt }: ConnectionView, t: Translate): { term: string; value: ReactNode }[] {
  const own =
    provider === 'manual'
      ? [
          { term: t('fact.debtorName'), value: facts.debtorName },
          { term: t('fact.debtorIban'), value: <code className="font-mono text-sm">{facts.debtorIban}</code> },
          ...(facts.debtorBic ? [{ term: t('fact.debtorBic'), value: facts.debtorBic }] : []),
        ]
      : [
          { term: t('fact.account'), value: <code className="break-all font-mono text-sm">{facts.account}</code> },
          { term: t('fact.secret'), value: <code className="font-mono text-sm">{`•••• ${facts.last4 ?? ''}`}</code> },
          { term: t('fact.webhook'), value: facts.webhook ? t('fact.webhookOn') : t('fact.webhookOff') },
        ];
  return [...own, { term: t('fact.updated'), value: <DateTime value={updatedAt} /> }];
}
