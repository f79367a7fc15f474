'use client';
import { useTranslations } from 'next-intl';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import type { MessageProvider } from '@/lib/domain/notifications/connections';
import { ConnectForm } from '../../_components/connect-form';
import { connectMessagesAction } from '../actions';

const FIELDS = {
  resend: [
    { name: 'apiKey', secret: true },
    { name: 'fromAddress' },
    { name: 'fromName', optional: true },
    { name: 'webhookSecret', secret: true, optional: true },
  ],
  twilio: [{ name: 'accountSid' }, { name: 'authToken', secret: true }, { name: 'from' }],
} as const satisfies Record<MessageProvider, readonly { name: string; secret?: true; optional?: true }[]>;

type Field = { name: (typeof FIELDS)[MessageProvider][number]['name']; secret?: true; optional?: true };

/** Connects a provider of messages. */
export function ConnectMessages({ provider, isConnected }: { provider: MessageProvider; isConnected: boolean }) {
  const t = useTranslations('messageSettings');
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
      connect={(typed) => connectMessagesAction({ ...typed, provider })}
    >
      {(errorOf) =>
        FIELDS[provider].map((field: Field) => (
          <FormField
            key={field.name}
            name={field.name}
            label={t(`field.${field.name}.label`)}
            help={t(`field.${field.name}.help`)}
            error={errorOf(field.name)}
            optional={field.optional}
          >
            <Input
              name={field.name}
              type={field.secret ? 'password' : 'text'}
              autoComplete={field.secret ? 'new-password' : 'off'}
              spellCheck={false}
            />
          </FormField>
        ))
      }
    </ConnectForm>
  );
}
