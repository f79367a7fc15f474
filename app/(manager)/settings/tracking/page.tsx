import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Alert } from '@/components/ui/alert';
import { requireStaff } from '@/lib/auth/session';
import { getOrganization } from '@/lib/services/organizations/reads';
import { CookieForm } from './cookie-form';
import { StepsForm } from './steps-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.tracking'))('title') };
}

export default async function TrackingSettingsPage() {
  const ctx = await requireStaff('settings:read');
  const [t, { visitorCookies, milestones }] = await Promise.all([getTranslations('settings'), getOrganization(ctx)]);
  const mayWrite = ctx.scopes.has('settings:write');
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      {mayWrite ? null : <Alert tone="info" title={t('readOnly')} />}
      <StepsForm steps={milestones} mayWrite={mayWrite} />
      <CookieForm mode={visitorCookies} mayWrite={mayWrite} />
    </div>
  );
}
