import { Tag } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { FilterChips } from '@/components/page/filter-chips';
import { DataTable } from '@/components/tables/data-table';
import { exportHref } from '@/components/tables/export-href';
import { requireStaff } from '@/lib/auth/session';
import { sortingOf } from '@/lib/domain/common/sorting';
import { REDEMPTION_KINDS, REDEMPTION_STATUSES } from '@/lib/domain/redemptions/kinds';
import { countRedemptions, listRedemptions } from '@/lib/services/redemptions/reads';
import { mayAct } from './_components/may-act';
import { redemptionRow } from './_components/redemption-row';
import { loadRedemptionParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('redemptions'))('title') };
}

export default async function RedemptionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('rewards:read');
  const [{ kind, status, sort, cursor }, t, statuses] = await Promise.all([
    loadRedemptionParams(searchParams),
    getTranslations('redemptions'),
    getTranslations('statuses.redemption'),
  ]);
  const filter = { ...(kind ? { kind } : {}), ...(status ? { status } : {}) };
  const [list, total] = await Promise.all([
    listRedemptions(ctx, { ...filter, ...(sort ? { sort } : {}), ...(cursor ? { cursor } : {}) }),
    countRedemptions(ctx, filter),
  ]);
  return (
    <DataTable
      name="redemptions"
      caption={t('title')}
      columns={[
        { id: 'person', header: t('columns.person') },
        { id: 'what', header: t('columns.what') },
        { id: 'amount', header: t('columns.amount'), align: 'right', sortable: true },
        { id: 'status', header: t('columns.status') },
        { id: 'created', header: t('columns.created'), sortable: true, descFirst: true },
        { id: 'ends', header: t('columns.ends'), sortable: true },
        { id: 'actions', header: t('columns.actions'), align: 'right' },
      ]}
      rows={list.data.map((row) => redemptionRow(row, t, mayAct(ctx)))}
      sort={sort ? sortingOf(sort) : { by: 'created', direction: 'desc' }}
      page={{ total, nextCursor: list.nextCursor }}
      exportHref={exportHref('/redemptions/export', { kind, status })}
      toolbar={
        <>
          <FilterChips
            param="status"
            label={t('showStatus')}
            options={REDEMPTION_STATUSES.map((value) => ({ value, label: statuses(value) }))}
          />
          <FilterChips
            param="kind"
            label={t('showKind')}
            options={REDEMPTION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </>
      }
      empty={<EmptyState icon={Tag} title={t('empty.title')} description={t('empty.text')} />}
    />
  );
}
