import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Money } from '@/components/money/money';
import { ReceiptLink } from '@/components/money/receipt-link';
import { StatusBadge } from '@/components/money/status-badge';
import { DescriptionList } from '@/components/page/description-list';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { orNull } from '@/lib/auth/or-null';
import { requireStaff } from '@/lib/auth/session';
import type { ReferralStatus } from '@/lib/domain/referrals/lifecycle';
import { isBuiltIn, type MilestoneStep } from '@/lib/domain/referrals/milestones';
import { getAttribution } from '@/lib/services/attribution/reads';
import { getOrganization } from '@/lib/services/organizations/reads';
import { getReferral, type WholeReferral } from '@/lib/services/referrals/reads';
import { listRewards } from '@/lib/services/rewards/reads';
import { channelName } from '../_components/channel-name';
import { AttributionSentence } from './_components/attribution-sentence';
import { MilestoneCard, type OwnStep } from './_components/milestone-card';
import { MovedNote } from './_components/moved-note';
import { OverrideDialog } from './_components/override-dialog';
import { QualityCard } from './_components/quality-card';
import { Timeline } from './_components/timeline';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('referrals'))('title') };
}

export default async function ReferralPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireStaff('referrals:read');
  const { id } = await params;
  const [t, referral] = await Promise.all([getTranslations('referrals'), orNull(() => getReferral(ctx, id))]);
  if (!referral) notFound();
  const [rewards, attribution, organization] = await Promise.all([
    listRewards(ctx, { referralId: id, limit: 100 }),
    orNull(() => getAttribution(ctx, id)),
    getOrganization(ctx),
  ]);
  const steps = ownSteps(organization.milestones, referral);
  const friend = referral.refereeName ?? t('unnamed');
  const person = (personId: string, name: string) => (
    <Link href={`/people/${personId}`} className="underline underline-offset-2">
      {name}
    </Link>
  );
  const money = (amountMinor: number) => <Money value={{ amountMinor, currency: referral.currency }} />;
  return (
    <PageBody>
      <PageHeader
        breadcrumb={[{ label: t('title'), href: '/referrals' }, { label: friend }]}
        title={t('detail.title', { friend, referrer: referral.referrerName ?? referral.code })}
        badge={<StatusBadge of="referral" status={referral.status as ReferralStatus} />}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[1fr_22rem]">
        <div className="flex flex-col gap-4">
          <Card>
            <CardHeader>
              <CardTitle>{t('detail.rewards')}</CardTitle>
            </CardHeader>
            <CardContent>
              {rewards.data.length ? (
                <ul className="divide-y">
                  {rewards.data.map((reward) => (
                    <li key={reward.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
                      <span className="flex-1">{t('detail.receipt', { side: reward.side })}</span>
                      <ReceiptLink href={`/rewards/${reward.id}`}>{money(reward.rewardAmountMinor)}</ReceiptLink>
                      <StatusBadge of="reward" status={reward.status} />
                    </li>
                  ))}
                </ul>
              ) : (
                <p className="text-muted-foreground">{t('detail.noRewards')}</p>
              )}
            </CardContent>
          </Card>
          <Card>
            <CardHeader>
              <CardTitle>{t('detail.attribution')}</CardTitle>
            </CardHeader>
            <CardContent className="flex flex-col items-start gap-3">
              {attribution ? (
                <>
                  <AttributionSentence receipt={attribution} />
                  <MovedNote referralId={id} owedReferralId={attribution.owedReferralId} />
                  <div className="flex flex-wrap gap-2">
                    <Button asChild variant="secondary" size="sm">
                      <Link href={`/referrals/${id}/receipt`} scroll={false}>
                        {t('detail.attributionOpen')}
                      </Link>
                    </Button>
                    {ctx.scopes.has('referrals:write') ? (
                      <OverrideDialog key={attribution.id} subject={{ referralId: id }} decisionId={attribution.id} />
                    ) : null}
                  </div>
                </>
              ) : (
                <p className="text-muted-foreground">{t('detail.notDecided')}</p>
              )}
            </CardContent>
          </Card>
          <Card>
            <CardHeader>
              <CardTitle>{t('detail.timeline')}</CardTitle>
            </CardHeader>
            <CardContent>
              <Timeline entries={referral.timeline} currency={referral.currency} />
            </CardContent>
          </Card>
        </div>
        <div className="flex flex-col gap-4">
          <Card>
            <CardHeader>
              <CardTitle>{t('detail.facts')}</CardTitle>
            </CardHeader>
            <CardContent>
              <DescriptionList
                items={[
                  { term: t('detail.friend'), value: person(referral.refereeId, friend) },
                  {
                    term: t('detail.referrer'),
                    value: person(referral.referrerId, referral.referrerName ?? referral.code),
                  },
                  {
                    term: t('detail.program'),
                    value: (
                      <Link href={`/programs/${referral.programId}`} className="underline underline-offset-2">
                        {t('detail.version', { name: referral.programName, version: referral.programVersion })}
                      </Link>
                    ),
                  },
                  { term: t('detail.code'), value: <span className="font-mono">{referral.code}</span> },
                  { term: t('detail.channel'), value: channelName(referral.channel, t) },
                  ...(sourceOf(referral) ? [{ term: t('detail.source'), value: sourceOf(referral) }] : []),
                  {
                    term: t('detail.value'),
                    value: referral.conversionValueMinor === null ? '–' : money(referral.conversionValueMinor),
                  },
                  { term: t('detail.valid'), value: <DateTime value={referral.expiresAt} mode="date" /> },
                ]}
              />
            </CardContent>
          </Card>
          <QualityCard score={referral.qualityScore} reasons={referral.qualityReasons} />
          {steps.length ? (
            <MilestoneCard
              referralId={id}
              steps={steps}
              timeZone={organization.timeZone}
              mayWrite={ctx.scopes.has('referrals:write') && referral.status !== 'rejected'}
            />
          ) : null}
        </div>
      </div>
    </PageBody>
  );
}

/** What the link said of where it was found. */
function sourceOf({ utmSource, utmCampaign, referringHost }: WholeReferral): string {
  return [utmSource, utmCampaign, referringHost].filter(Boolean).join(' · ');
}

/** The school's own steps in their order, with when they were reached; and those it has dropped since, if reached. */
function ownSteps(defined: readonly MilestoneStep[], { milestones }: WholeReferral): OwnStep[] {
  const reached = new Map(milestones.map(({ key, occurredAt }) => [key, occurredAt]));
  const own = defined.filter(({ key }) => !isBuiltIn(key));
  const dropped = milestones.filter(({ key }) => !own.some((step) => step.key === key));
  return [...own, ...dropped].map(({ key, label }) => ({ key, label, reachedAt: reached.get(key) ?? null }));
}
