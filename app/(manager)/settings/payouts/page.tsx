import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Alert } from '@/components/ui/alert';
import { requireStaff } from '@/lib/auth/session';
import { CONNECTED_PROVIDERS } from '@/lib/domain/payouts/connections';
import { getOrganization } from '@/lib/services/organizations/reads';
import { getPayoutProviders } from '@/lib/services/payouts/connection-reads';
import { ProviderCard } from './_components/provider-card';
import { ProviderChoice } from './_components/provider-choice';
import { ScheduleForm } from './_components/schedule-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payoutSettings'))('title') };
}

export default async function PayoutSettingsPage() {
  const ctx = await requireStaff('settings:read');
  const [t, settings, providers, organization] = await Promise.all([
    getTranslations('payoutSettings'),
    getTranslations('settings'),
    getPayoutProviders(ctx),
    getOrganization(ctx),
  ]);
  const mayWrite = ctx.scopes.has('settings:write');
  const { connections, defaultProvider, ending, webhookUrls } = providers;
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      {mayWrite ? null : <Alert tone="info" title={settings('readOnly')} />}
      {defaultProvider === 'sandbox' ? (
        <Alert tone="warning" title={t('sandboxTitle')}>
          {t('sandboxText')}
        </Alert>
      ) : null}
      {ending.map(({ provider, underWay }) => (
        <Alert
          key={provider}
          tone="info"
          title={t('ending', { provider: t(`provider.${provider}.name`), count: underWay })}
        />
      ))}
      <ProviderChoice
        key={defaultProvider}
        current={defaultProvider}
        connected={connections.map(({ provider }) => provider)}
        mayWrite={mayWrite}
      />
      {CONNECTED_PROVIDERS.map((provider) => (
        <ProviderCard
          key={provider}
          provider={provider}
          connection={connections.find((one) => one.provider === provider)}
          webhookUrl={provider === 'manual' ? undefined : webhookUrls[provider]}
          mayWrite={mayWrite}
        />
      ))}
      <ScheduleForm
        schedule={organization.payoutSchedule}
        minimumMinor={organization.payoutMinimumMinor}
        currency={organization.currency}
        timeZone={organization.timeZone}
        mayWrite={mayWrite}
      />
    </div>
  );
}
