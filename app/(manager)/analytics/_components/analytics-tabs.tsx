'use client';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { TabNav } from '@/components/page/tab-nav';

const TABS = ['overview', 'funnel', 'sources', 'programs', 'referrers', 'cohorts', 'liability'] as const;
const KEPT = ['days', 'program'] as const;

/** The reports, each with its address; period and programme stay as they are chosen. */
export function AnalyticsTabs() {
  const t = useTranslations('analytics.tabs');
  const params = useSearchParams();
  const kept = KEPT.flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value]] : [];
  });
  return (
    <TabNav
      label={t('label')}
      query={new URLSearchParams(kept).toString()}
      items={TABS.map((tab) => ({ href: `/analytics/${tab}`, label: t(tab) }))}
    />
  );
}
