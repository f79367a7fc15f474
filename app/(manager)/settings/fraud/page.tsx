import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Alert } from '@/components/ui/alert';
import { requireStaff } from '@/lib/auth/session';
import { getFraudSettings } from '@/lib/services/fraud/settings';
import { FraudSettingsForm } from './fraud-settings-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('fraud.settings'))('title') };
}

export default async function FraudSettingsPage() {
  const ctx = await requireStaff('settings:read');
  const [t, settings] = await Promise.all([getTranslations('settings'), getFraudSettings(ctx)]);
  const mayWrite = ctx.scopes.has('settings:write');
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      {mayWrite ? null : <Alert tone="info" title={t('readOnly')} />}
      <FraudSettingsForm settings={settings} mayWrite={mayWrite} />
    </div>
  );
}
