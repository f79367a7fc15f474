import { ShieldCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { FilterChips } from '@/components/page/filter-chips';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { DataTable } from '@/components/tables/data-table';
import { exportHref } from '@/components/tables/export-href';
import { Alert } from '@/components/ui/alert';
import { requireStaff } from '@/lib/auth/session';
import { sortingOf } from '@/lib/domain/common/sorting';
import { listFraudCases } from '@/lib/services/fraud/reads';
import { caseRow } from './_components/case-row';
import { FRAUD_VIEWS, loadFraudParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('fraud'))('title') };
}

export default async function FraudPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('conversions:read');
  const [{ view, sort, cursor }, t] = await Promise.all([loadFraudParams(searchParams), getTranslations('fraud')]);
  const list = await listFraudCases(ctx, { status: view, ...(sort ? { sort } : {}), ...(cursor ? { cursor } : {}) });
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} />
      {list.waiting > 0 ? (
        <Alert tone="info" title={t('waiting', { count: list.waiting })}>
          {t('waitingHelp')}
        </Alert>
      ) : null}
      <DataTable
        name="fraud-cases"
        caption={t('title')}
        columns={[
          { id: 'referral', header: t('columns.referral') },
          { id: 'score', header: t('columns.score'), sortable: true, descFirst: true },
          { id: 'finding', header: t('columns.finding') },
          { id: 'status', header: t('columns.status') },
          { id: 'since', header: t('columns.since'), sortable: true, descFirst: true },
        ]}
        rows={list.data.map((found) => caseRow(found, t))}
        sort={sort ? sortingOf(sort) : { by: 'since', direction: 'desc' }}
        page={{ total: list.total, nextCursor: list.nextCursor }}
        exportHref={exportHref('/fraud/export', { view })}
        toolbar={
          <FilterChips
            param="view"
            fallback="waiting"
            label={t('show')}
            options={FRAUD_VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
          />
        }
        empty={
          <EmptyState
            icon={ShieldCheck}
            title={view === 'waiting' ? t('empty.waitingTitle') : t('empty.title')}
            description={view === 'waiting' ? t('empty.waitingDescription') : t('empty.description')}
          />
        }
      />
    </PageBody>
  );
}
