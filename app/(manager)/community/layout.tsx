import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { TabNav } from '@/components/page/tab-nav';
import { ZoneProvider } from '@/components/shell/zone-provider';
import { requireStaff } from '@/lib/auth/session';
import { listModeration } from '@/lib/services/community/board-reads';
import { countWaitingQuestions } from '@/lib/services/community/question-reads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('community.manage'))('title') };
}

export default async function CommunityLayout({ children }: { children: ReactNode }) {
  const ctx = await requireStaff('people:read');
  const [t, questions, posts] = await Promise.all([
    getTranslations('community.manage'),
    countWaitingQuestions(ctx),
    listModeration(ctx),
  ]);
  const reported = posts.filter(({ reports }) => reports > 0).length;
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} />
      <TabNav
        label={t('title')}
        items={[
          { href: '/community', label: t('tabs.questions'), ...(questions ? { count: questions } : {}) },
          { href: '/community/board', label: t('tabs.board'), ...(reported ? { count: reported } : {}) },
          { href: '/community/challenges', label: t('tabs.challenges') },
          { href: '/community/training', label: t('tabs.training') },
          { href: '/community/settings', label: t('tabs.settings') },
        ]}
      />
      <ZoneProvider namespaces={['community.manage', 'training']}>{children}</ZoneProvider>
    </PageBody>
  );
}
