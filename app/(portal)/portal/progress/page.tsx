import { MessageCircleQuestion, Share2, Users } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/page/empty-state';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { requireReferrer } from '@/lib/auth/session';
import { ownFraudCases } from '@/lib/services/fraud/reads';
import { listOwnReferrals } from '@/lib/services/referrals/own-referrals';
import { PortalHeader } from '../_components/portal-header';
import { ReferralItem } from '../_components/referral-item';
import { CheckedRewards } from './_components/checked-rewards';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portal.progress'))('title') };
}

export default async function ProgressPage() {
  const ctx = await requireReferrer();
  const [t, missing, referrals, cases] = await Promise.all([
    getTranslations('portal.progress'),
    getTranslations('portal.missing'),
    listOwnReferrals(ctx),
    ownFraudCases(ctx),
  ]);
  const friends = new Map(referrals.map(({ id, friendFirstName }) => [id, friendFirstName]));
  const joined = referrals.filter(({ status }) => status === 'converted' || status === 'rewarded').length;
  return (
    <div className="flex flex-col gap-5">
      <PortalHeader title={t('title')} lead={t('lead')} />
      <CheckedRewards cases={cases} friends={friends} />
      {referrals.length ? (
        <>
          <p className="font-medium">{t('summary', { friends: referrals.length, joined })}</p>
          <ul className="flex flex-col gap-3">
            {referrals.map((referral) => (
              <ReferralItem key={referral.id} referral={referral} />
            ))}
          </ul>
        </>
      ) : (
        <EmptyState
          icon={Users}
          title={t('empty')}
          description={t('emptyText')}
          action={
            <Button asChild size="lg">
              <Link href="/portal/share">
                <Share2 aria-hidden />
                {t('emptyAction')}
              </Link>
            </Button>
          }
        />
      )}
      <Button asChild variant="ghost" className="self-start">
        <Link href="/portal/progress/missing">
          <MessageCircleQuestion aria-hidden />
          {missing('link')}
        </Link>
      </Button>
    </div>
  );
}
