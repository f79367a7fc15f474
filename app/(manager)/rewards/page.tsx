import { Check, Gift } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
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
import { formatMoney } from '@/lib/domain/money/money';
import { listRewardsWithEvidence } from '@/lib/services/rewards/reads';
import { rewardRow } from './_components/reward-row';
import { approveManyAction } from './actions';
import { filterOf, loadRewardParams, REWARD_VIEWS } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rewards'))('title') };
}

export default async function RewardsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('rewards:read');
  const [{ view, sort, cursor }, t, locale] = await Promise.all([
    loadRewardParams(searchParams),
    getTranslations('rewards'),
    getLocale(),
  ]);
  const list = await listRewardsWithEvidence(ctx, {
    ...filterOf(view),
    ...(sort ? { sort } : {}),
    ...(cursor ? { cursor } : {}),
  });
  const mayApprove = ctx.scopes.has('rewards:approve') && (view === 'queue' || view === 'pending');
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} />
      {list.waiting.map(({ currency, count, sumMinor }) => (
        <Alert
          key={currency}
          tone="info"
          title={t('waiting', { count, amount: formatMoney({ amountMinor: sumMinor, currency }, locale) })}
        >
          {t('waitingHelp')}
        </Alert>
      ))}
      <DataTable
        name="rewards"
        caption={t('title')}
        columns={[
          { id: 'recipient', header: t('columns.recipient') },
          { id: 'amount', header: t('columns.amount'), align: 'right', sortable: true },
          { id: 'status', header: t('columns.status') },
          { id: 'for', header: t('columns.for') },
          { id: 'kind', header: t('columns.kind') },
          { id: 'payable', header: t('columns.payable'), sortable: true },
        ]}
        rows={list.data.map((reward) => rewardRow(reward, t, locale))}
        sort={sort ? sortingOf(sort) : null}
        page={{ total: list.total, nextCursor: list.nextCursor }}
        exportHref={exportHref('/rewards/export', { view })}
        toolbar={
          <FilterChips
            param="view"
            fallback="queue"
            label={t('show')}
            options={REWARD_VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
          />
        }
        bulkActions={
          mayApprove
            ? [
                {
                  id: 'approve',
                  messageKey: 'rewards.approveMany',
                  icon: <Check aria-hidden />,
                  run: approveManyAction,
                },
              ]
            : []
        }
        empty={
          <EmptyState
            icon={Gift}
            title={view === 'queue' ? t('empty.queueTitle') : t('empty.title')}
            description={view === 'queue' ? t('empty.queueDescription') : t('empty.description')}
          />
        }
      />
    </PageBody>
  );
}
