import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { BarChart } from '@/components/charts/bar-chart';
import { FunnelChart } from '@/components/charts/funnel-chart';
import { LiveRefresh } from '@/components/live/live-provider';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { requireStaff } from '@/lib/auth/session';
import { dayIn, shiftDay } from '@/lib/domain/common/days';
import { formatDay } from '@/lib/i18n/format-day';
import { getDashboardFacts } from '@/lib/services/analytics/dashboard';
import { type Funnel as FunnelView, getFunnel } from '@/lib/services/analytics/funnel';
import { getOverview, type Overview } from '@/lib/services/analytics/overview';
import { getOrganization } from '@/lib/services/organizations/reads';
import { chartStep } from '../analytics/_components/chart-step';
import { stepName } from '../analytics/_components/step-name';
import { channelLabel } from './_components/channel-label';
import { FirstSteps } from './_components/first-steps';
import { PeriodChips } from './_components/period-chips';
import { ProgramFilter } from './_components/program-filter';
import { StatGrid } from './_components/stat-grid';
import { TopReferrers } from './_components/top-referrers';
import { TrendPanel } from './_components/trend-panel';
import { trendPoints } from './_components/trend-points';
import { WaitingCard } from './_components/waiting-card';
import { loadDashboardParams } from './search-params';

/** What changes the figures, besides what the layout asks every page anew for. */
const LIVE = ['referral'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dashboard'))('title') };
}

export default async function DashboardPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('analytics:read');
  const [{ days, program: wished }, t, { timeZone }, facts] = await Promise.all([
    loadDashboardParams(searchParams),
    getTranslations('dashboard'),
    getOrganization(ctx),
    getDashboardFacts(ctx),
  ]);
  const { setup, waiting, programs } = facts;
  const header = <PageHeader title={t('title')} description={t('description')} />;
  if (!setup.touches) {
    const active = programs.find(({ status }) => status === 'active');
    return (
      <PageBody>
        {header}
        <FirstSteps setup={setup} programId={active?.id ?? null} mayWrite={ctx.scopes.has('programs:write')} />
      </PageBody>
    );
  }
  // An address may name a programme of another school, or one that never was: then all are shown.
  const program = programs.find(({ id }) => id === wished)?.id ?? null;
  const to = dayIn(timeZone, ctx.now);
  const query = { from: shiftDay(to, 1 - days), to, ...(program ? { programId: program } : {}) };
  const [overview, funnel] = await Promise.all([getOverview(ctx, query), getFunnel(ctx, query)]);
  return (
    <PageBody>
      <LiveRefresh topics={LIVE} />
      {header}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <PeriodChips path="/dashboard" days={days} program={program} />
        <ProgramFilter programs={programs} chosen={program} />
      </div>
      <StatGrid overview={overview} />
      <Range overview={overview} days={days} />
      {/* The column beside stands next to both rows of the first one, so that neither leaves a gap under it. */}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] xl:grid-rows-[auto_1fr]">
        <TrendPanel
          points={trendPoints(overview, await getFormatter())}
          granularity={overview.granularity}
          currency={overview.currency}
          fileName={`kith-${overview.from}-${overview.to}`}
        />
        <div className="flex flex-col gap-4 xl:row-span-2 xl:pt-12">
          <WaitingCard waiting={waiting} />
          <Funnel funnel={funnel} />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
          <TopReferrers referrers={overview.topReferrers} currency={overview.currency} />
          <Channels overview={overview} />
        </div>
      </div>
    </PageBody>
  );
}

async function Range({ overview, days }: { overview: Overview; days: number }) {
  const [t, locale] = await Promise.all([getTranslations('dashboard'), getLocale()]);
  const { from, to, timeZone, currency, currencies } = overview;
  const others = currencies.map((one) => one.currency).filter((code) => code !== currency);
  return (
    <p className="-mt-3 text-muted-foreground text-sm">
      {t('range', { from: formatDay(from, locale), to: formatDay(to, locale), days, timeZone })}
      {others.length > 0 ? ` ${t('currencies', { currency, others: others.join(', ') })}` : null}
    </p>
  );
}

async function Funnel({ funnel: { steps, from, to } }: { funnel: FunnelView }) {
  const [t, names] = await Promise.all([getTranslations('dashboard'), getTranslations('analytics.funnel.steps')]);
  return (
    <FunnelChart
      title={t('funnel.title')}
      description={t('funnel.description')}
      category={t('funnel.category')}
      countLabel={t('funnel.count')}
      fileName={`kith-funnel-${from}-${to}`}
      steps={steps
        .filter(({ key, count }) => count > 0 || key === 'touches' || key === 'leads')
        .map((step) => chartStep(step, stepName(step, names)))}
    />
  );
}

async function Channels({ overview: { channels, from, to } }: { overview: Overview }) {
  const [t, names] = await Promise.all([getTranslations('dashboard'), getTranslations('referrals.channel')]);
  return (
    <BarChart
      title={t('channels.title')}
      description={t('channels.description')}
      category={t('channels.category')}
      series={[{ key: 'leads', label: t('stats.leads') }]}
      rows={channels
        .filter(({ leads }) => leads > 0)
        .map(({ channel, leads }) => ({ label: channelLabel(channel, names), values: { leads } }))}
      fileName={`kith-channels-${from}-${to}`}
    />
  );
}
