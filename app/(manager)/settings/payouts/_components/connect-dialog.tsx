'use client';
import { useTranslations } from 'next-intl';
import type { ConnectedProvider } from '@/lib/domain/payouts/connections';
import { ConnectForm } from '../../_components/connect-form';
import { connectProviderAction } from '../actions';
import { ConnectionFields } from './connection-fields';

type ConnectDialogProps = { provider: ConnectedProvider; isConnected: boolean };

/** Connects a provider of payouts. */
export function ConnectDialog({ provider, isConnected }: ConnectDialogProps) {
  const t = useTranslations('payoutSettings');
  const name = t(`provider.${provider}.name`);
  return (
    <ConnectForm
      words={{
        provider: name,
        verb: isConnected ? t('connect.replace') : t('connect.action'),
        title: t('connect.title', { provider: name }),
        where: t(`provider.${provider}.where`),
        done: t('connect.done', { provider: name }),
      }}
      isConnected={isConnected}
      connect={(typed) => connectProviderAction({ ...typed, provider })}
    >
      {(errorOf) => <ConnectionFields provider={provider} errorOf={errorOf} />}
    </ConnectForm>
  );
}
