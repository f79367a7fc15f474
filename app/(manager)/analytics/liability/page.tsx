import { Scale } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { requireStaff } from '@/lib/auth/session';
import { getDashboardFacts } from '@/lib/services/analytics/dashboard';
import { getLiability, type LiabilityView } from '@/lib/services/analytics/liability';
import { ProgramFilter } from '../../dashboard/_components/program-filter';
import { AnalyticsTabs } from '../_components/analytics-tabs';
import { BreakageCard } from './_components/breakage-card';
import { ExpectedPrograms } from './_components/expected-programs';
import { LiabilityCharts } from './_components/liability-charts';
import { LiabilityParts } from './_components/liability-parts';
import { loadLiabilityParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('liability'))('title') };
}

export default async function LiabilityPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('analytics:read');
  const [{ program: wished }, t, { programs }] = await Promise.all([
    loadLiabilityParams(searchParams),
    getTranslations('liability'),
    getDashboardFacts(ctx),
  ]);
  // An address may name a programme of another school, or one that never was: then all are shown.
  const program = programs.find(({ id }) => id === wished)?.id ?? null;
  const view = await getLiability(ctx, program ? { programId: program } : {});
  const others = view.otherCurrencies.join(', ');
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} />
      <AnalyticsTabs />
      {programs.length > 0 ? <ProgramFilter programs={programs} chosen={program} /> : null}
      {isEmpty(view) ? (
        <EmptyState
          icon={Scale}
          title={t('emptyTitle')}
          description={t('emptyText')}
          action={
            <Button asChild variant="secondary">
              <Link href="/programs">{t('toPrograms')}</Link>
            </Button>
          }
        />
      ) : (
        <>
          {program ? <Alert title={t('ofProgram')} /> : null}
          <LiabilityParts now={view.now} currency={view.currency} />
          <p className="-mt-3 text-muted-foreground text-sm">
            {t('range', { currency: view.currency, timeZone: view.timeZone })}
            {others ? ` ${t('currencies', { others })}` : null}
          </p>
          <LiabilityCharts view={view} />
          <ExpectedPrograms programs={view.forecast.programs} currency={view.currency} />
          {program ? null : <BreakageCard breakage={view.forecast.breakage} currency={view.currency} />}
        </>
      )}
    </PageBody>
  );
}

function isEmpty({ past, forecast }: LiabilityView): boolean {
  const owed = past.some(({ day: _, ...parts }) => Object.values(parts).some((minor) => minor !== 0 && minor !== null));
  return !owed && forecast.totals.dueMinor === 0 && forecast.programs.length === 0;
}
