import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Alert } from '@/components/ui/alert';
import { requireStaff } from '@/lib/auth/session';
import { getOrganization } from '@/lib/services/organizations/reads';
import { LogoCard } from './logo-card';
import { OrganisationForm } from './organisation-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.organisation'))('title') };
}

export default async function OrganisationPage() {
  const ctx = await requireStaff('settings:read');
  const [t, organization] = await Promise.all([getTranslations('settings'), getOrganization(ctx)]);
  const mayWrite = ctx.scopes.has('settings:write');
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      {mayWrite ? null : <Alert tone="info" title={t('readOnly')} />}
      <OrganisationForm
        organization={organization}
        timeZones={Intl.supportedValuesOf('timeZone')}
        mayWrite={mayWrite}
      />
      <LogoCard school={organization.name} logo={organization.logo} mayWrite={mayWrite} />
    </div>
  );
}
