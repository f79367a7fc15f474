import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { StatusBadge } from '@/components/money/status-badge';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { Card, CardContent } from '@/components/ui/card';
import { orNull } from '@/lib/auth/or-null';
import { requireStaff } from '@/lib/auth/session';
import { getRewardWithEvidence } from '@/lib/services/rewards/reads';
import { RewardAttribution } from '../_components/reward-attribution';
import { RewardEvidence } from '../_components/reward-evidence';
import { rewardTitle } from '../_components/reward-title';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rewards'))('title') };
}

/** The receipt of one reward: why it is what it is, and what is decided about it. */
export default async function RewardPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireStaff('rewards:read');
  const { id } = await params;
  const [t, receipt, locale, reward] = await Promise.all([
    getTranslations('rewards'),
    getTranslations('money.receipt'),
    getLocale(),
    orNull(() => getRewardWithEvidence(ctx, id)),
  ]);
  if (!reward) notFound();
  const title = rewardTitle(reward, t, locale);
  return (
    <PageBody narrow>
      <PageHeader
        breadcrumb={[{ label: t('title'), href: '/rewards' }, { label: title }]}
        title={title}
        description={receipt('description')}
        badge={<StatusBadge of="reward" status={reward.status} />}
      />
      <Card>
        <CardContent className="flex flex-col gap-4 py-5">
          <RewardEvidence reward={reward} attribution={<RewardAttribution reward={reward} />} />
        </CardContent>
      </Card>
    </PageBody>
  );
}
