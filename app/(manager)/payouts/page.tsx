import { Landmark } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { Money } from '@/components/money/money';
import { StatusBadge } from '@/components/money/status-badge';
import { EmptyState } from '@/components/page/empty-state';
import { FilterChips } from '@/components/page/filter-chips';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { DataTable } from '@/components/tables/data-table';
import { exportHref } from '@/components/tables/export-href';
import { DateTime } from '@/components/ui/date-time';
import { requireStaff } from '@/lib/auth/session';
import { sortingOf } from '@/lib/domain/common/sorting';
import { PAYOUT_STATUSES } from '@/lib/domain/payouts/lifecycle';
import { getBankFiles } from '@/lib/services/payouts/bank-file-reads';
import { countPayouts, listPayoutsWithNames } from '@/lib/services/payouts/reads';
import { BankFilesCard } from './_components/bank-files-card';
import { KeepFresh } from './_components/keep-fresh';
import { PayoutTerms } from './_components/payout-terms';
import { ReconciliationLink } from './_components/reconciliation-link';
import { RunButton } from './_components/run-button';
import { exportBankFileAction, markFilePaidAction } from './actions';
import { loadPayoutParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payouts'))('title') };
}

export default async function PayoutsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('payouts:read');
  const [{ status, sort, cursor }, t, statuses, bank] = await Promise.all([
    loadPayoutParams(searchParams),
    getTranslations('payouts'),
    getTranslations('statuses.payout'),
    getBankFiles(ctx),
  ]);
  const filter = status ? { status } : {};
  const [list, total] = await Promise.all([
    listPayoutsWithNames(ctx, { ...filter, ...(sort ? { sort } : {}), ...(cursor ? { cursor } : {}) }),
    countPayouts(ctx, filter),
  ]);
  const run = ctx.scopes.has('payouts:write') ? <RunButton /> : null;
  return (
    <PageBody>
      <KeepFresh
        active={list.data.some(({ status: now, provider }) => now === 'processing' && provider !== 'manual')}
      />
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          run ? (
            <>
              <ReconciliationLink />
              {run}
            </>
          ) : null
        }
      />
      {bank.waiting > 0 || bank.files.length > 0 ? (
        <BankFilesCard
          {...bank}
          canPay={ctx.scopes.has('payouts:write')}
          exportFile={exportBankFileAction}
          markFilePaid={markFilePaidAction}
        />
      ) : null}
      <PayoutTerms ctx={ctx} />
      <DataTable
        name="payouts"
        caption={t('title')}
        columns={[
          { id: 'recipient', header: t('columns.recipient') },
          { id: 'amount', header: t('columns.amount'), align: 'right', sortable: true },
          { id: 'rewards', header: t('columns.rewards'), align: 'right' },
          { id: 'status', header: t('columns.status') },
          { id: 'provider', header: t('columns.provider') },
          { id: 'created', header: t('columns.created'), sortable: true, descFirst: true },
          { id: 'settled', header: t('columns.settled') },
        ]}
        rows={list.data.map((payout) => ({
          id: payout.id,
          href: `/payouts/${payout.id}`,
          label: payout.recipientName,
          cells: {
            recipient: payout.recipientName,
            amount: <Money value={payout} />,
            rewards: payout.rewardIds.length,
            status: <StatusBadge of="payout" status={payout.status} />,
            provider: t(`provider.${payout.provider}`),
            created: <DateTime value={payout.createdAt} />,
            settled: payout.settledAt ? <DateTime value={payout.settledAt} /> : '–',
          },
        }))}
        sort={sort ? sortingOf(sort) : { by: 'created', direction: 'desc' }}
        page={{ total, nextCursor: list.nextCursor }}
        exportHref={exportHref('/payouts/export', { status })}
        toolbar={
          <FilterChips
            param="status"
            label={t('filter')}
            options={PAYOUT_STATUSES.map((value) => ({ value, label: statuses(value) }))}
          />
        }
        empty={
          <EmptyState icon={Landmark} title={t('empty.title')} description={t('empty.description')} action={run} />
        }
      />
    </PageBody>
  );
}
