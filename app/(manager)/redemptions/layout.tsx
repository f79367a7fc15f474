import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LiveRefresh } from '@/components/live/live-provider';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { TabNav } from '@/components/page/tab-nav';
import { ZoneProvider } from '@/components/shell/zone-provider';

export default async function RedemptionsLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('redemptions');
  return (
    <PageBody>
      <LiveRefresh topics={['redemption']} />
      <PageHeader title={t('title')} description={t('description')} />
      <TabNav
        label={t('tabs.label')}
        items={[
          { href: '/redemptions', label: t('tabs.list') },
          { href: '/redemptions/rewards', label: t('tabs.rewards') },
          { href: '/redemptions/gifts', label: t('tabs.gifts') },
          { href: '/redemptions/catalogue', label: t('tabs.catalogue') },
        ]}
      />
      <ZoneProvider namespaces={['redemptions']}>{children}</ZoneProvider>
    </PageBody>
  );
}
