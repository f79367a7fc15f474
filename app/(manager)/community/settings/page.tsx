import { getTranslations } from 'next-intl/server';
import { Alert } from '@/components/ui/alert';
import { requireStaff } from '@/lib/auth/session';
import { getPortalSettings } from '@/lib/services/portal/settings';
import { PortalSettingsForm } from './portal-settings-form';

/** What is on in the portal, and from which age one decides oneself. */
export default async function CommunitySettingsPage() {
  const ctx = await requireStaff('people:read');
  const [t, settings] = await Promise.all([getTranslations('community.manage.settings'), getPortalSettings(ctx)]);
  const mayWrite = ctx.scopes.has('programs:write');
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      {mayWrite ? null : <Alert tone="info" title={t('readOnly')} />}
      <PortalSettingsForm settings={settings} mayWrite={mayWrite} />
    </div>
  );
}
