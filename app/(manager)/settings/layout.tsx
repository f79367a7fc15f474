import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { TabNav } from '@/components/page/tab-nav';
import { ZoneProvider } from '@/components/shell/zone-provider';
import { requireStaff } from '@/lib/auth/session';

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const ctx = await requireStaff('settings:read');
  const t = await getTranslations('settings');
  const tabs = [
    { href: '/settings/organisation', label: t('tabs.organisation'), scope: 'settings:read' },
    { href: '/settings/me', label: t('me.tab'), scope: 'settings:read' },
    { href: '/settings/staff', label: t('tabs.staff'), scope: 'staff:read' },
    { href: '/settings/payouts', label: t('tabs.payouts'), scope: 'settings:read' },
    { href: '/settings/tracking', label: t('tabs.tracking'), scope: 'settings:read' },
    { href: '/settings/messages', label: t('tabs.messages'), scope: 'settings:read' },
    { href: '/settings/fraud', label: t('tabs.fraud'), scope: 'settings:read' },
    { href: '/settings/api', label: t('tabs.api'), scope: 'api-clients:write' },
    { href: '/settings/webhooks', label: t('tabs.webhooks'), scope: 'webhooks:write' },
    { href: '/settings/privacy', label: t('tabs.privacy'), scope: 'settings:read' },
    { href: '/settings/audit', label: t('tabs.audit'), scope: 'audit:read' },
  ] as const;
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} />
      <TabNav
        label={t('tabs.label')}
        items={tabs.filter(({ scope }) => ctx.scopes.has(scope)).map(({ href, label }) => ({ href, label }))}
      />
      <ZoneProvider
        namespaces={[
          'audit',
          'fraud.settings',
          'messageNames',
          'messageSettings',
          'payoutSettings',
          'settings',
          'webhooks',
        ]}
      >
        {children}
      </ZoneProvider>
    </PageBody>
  );
}
