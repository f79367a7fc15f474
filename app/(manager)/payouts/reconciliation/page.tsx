import { Scale } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { FilterChips } from '@/components/page/filter-chips';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { TablePager } from '@/components/tables/table-pager';
import { requireStaff } from '@/lib/auth/session';
import { CASE_STATUSES } from '@/lib/domain/payouts/reconciliation-cases';
import { getOrganization } from '@/lib/services/organizations/reads';
import { readReconciliation } from '@/lib/services/payouts/reconciliation-reads';
import { CaseCard } from './_components/case-card';
import { LastRunView } from './_components/last-run';
import { ReconcileButton } from './_components/reconcile-button';
import { loadReconciliationParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reconciliation'))('title') };
}

export default async function ReconciliationPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('payouts:write');
  const [{ status, cursor }, t, payouts, { timeZone }] = await Promise.all([
    loadReconciliationParams(searchParams),
    getTranslations('reconciliation'),
    getTranslations('payouts'),
    getOrganization(ctx),
  ]);
  const { lastRun, counts, cases, nextCursor } = await readReconciliation(ctx, {
    status,
    ...(cursor ? { cursor } : {}),
  });
  return (
    <PageBody>
      <PageHeader
        breadcrumb={[{ label: payouts('title'), href: '/payouts' }, { label: t('title') }]}
        title={t('title')}
        description={t('description')}
        actions={<ReconcileButton />}
      />
      {lastRun ? (
        <>
          <LastRunView run={lastRun} timeZone={timeZone} />
          <h2 className="text-lg">{t('cases.title')}</h2>
          <FilterChips
            param="status"
            label={t('cases.filter')}
            fallback="open"
            options={CASE_STATUSES.map((value) => ({ value, label: t(`cases.status.${value}`), count: counts[value] }))}
          />
          {cases.map((found) => (
            <CaseCard key={found.id} found={found} timeZone={timeZone} />
          ))}
          {cases.length ? (
            <TablePager page={{ nextCursor, total: counts[status] }} shown={cases.length} />
          ) : (
            <p className="text-muted-foreground">{t(`cases.empty.${status}`)}</p>
          )}
        </>
      ) : (
        <EmptyState
          icon={Scale}
          title={t('never.title')}
          description={t('never.description')}
          action={<ReconcileButton />}
        />
      )}
    </PageBody>
  );
}
