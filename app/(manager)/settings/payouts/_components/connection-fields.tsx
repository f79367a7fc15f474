'use client';
import { useTranslations } from 'next-intl';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import type { ConnectedProvider } from '@/lib/domain/payouts/connections';

type ErrorOf = (path: string) => string | undefined;
type Field = {
  name:
    | 'secretKey'
    | 'webhookSecret'
    | 'clientId'
    | 'clientSecret'
    | 'webhookId'
    | 'debtorName'
    | 'debtorIban'
    | 'debtorBic';
  secret?: true;
  optional?: true;
};

const FIELDS: Record<ConnectedProvider, readonly Field[]> = {
  stripe: [
    { name: 'secretKey', secret: true },
    { name: 'webhookSecret', secret: true, optional: true },
  ],
  paypal: [{ name: 'clientId' }, { name: 'clientSecret', secret: true }, { name: 'webhookId', optional: true }],
  manual: [{ name: 'debtorName' }, { name: 'debtorIban' }, { name: 'debtorBic', optional: true }],
};

/** The fields of one provider. Secrets are typed masked and never shown again; to change one, all are given anew. */
export function ConnectionFields({ provider, errorOf }: { provider: ConnectedProvider; errorOf: ErrorOf }) {
  const t = useTranslations('payoutSettings.field');
  return (
    <>
      {provider === 'paypal' ? <ModeField error={errorOf('mode')} /> : null}
      {FIELDS[provider].map(({ name, secret, optional }) => (
        <FormField
          key={name}
          name={name}
          label={t(`${name}.label`)}
          help={t(`${name}.help`)}
          error={errorOf(name)}
          optional={optional}
        >
          <Input
            name={name}
            type={secret ? 'password' : 'text'}
            autoComplete={secret ? 'new-password' : 'off'}
            spellCheck={false}
          />
        </FormField>
      ))}
    </>
  );
}

function ModeField({ error }: { error: string | undefined }) {
  const t = useTranslations('payoutSettings.field');
  return (
    <FormField name="mode" label={t('mode.label')} help={t('mode.help')} error={error}>
      {(control) => (
        <Select name="mode" defaultValue="sandbox">
          <SelectTrigger {...control}>
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value="sandbox">{t('mode.sandbox')}</SelectItem>
            <SelectItem value="live">{t('mode.live')}</SelectItem>
          </SelectContent>
        </Select>
      )}
    </FormField>
  );
}
