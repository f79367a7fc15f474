import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { AnalyticsTabs } from '../_components/analytics-tabs';

export default async function ReportsLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('analytics');
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} />
      <AnalyticsTabs />
      {children}
    </PageBody>
  );
}
