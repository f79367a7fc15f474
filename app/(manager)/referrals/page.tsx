import { Link2 } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { Money } from '@/components/money/money';
import { ReceiptLink } from '@/components/money/receipt-link';
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
import { REFERRAL_STATUSES, type ReferralStatus } from '@/lib/domain/referrals/lifecycle';
import { countMatchingReferrals, listReferrals } from '@/lib/services/referrals/reads';
import { channelName } from './_components/channel-name';
import { loadReferralParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('referrals'))('title') };
}

export default async function ReferralsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('referrals:read');
  const [{ status, program, referrer, sort, cursor }, t, statuses] = await Promise.all([
    loadReferralParams(searchParams),
    getTranslations('referrals'),
    getTranslations('statuses.referral'),
  ]);
  const filter = {
    ...(status ? { status } : {}),
    ...(program ? { programId: program } : {}),
    ...(referrer ? { referrerId: referrer } : {}),
  };
  const [list, total] = await Promise.all([
    listReferrals(ctx, { ...filter, ...(sort ? { sort } : {}), ...(cursor ? { cursor } : {}) }),
    countMatchingReferrals(ctx, filter),
  ]);
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} />
      <DataTable
        name="referrals"
        caption={t('title')}
        columns={[
          { id: 'friend', header: t('columns.friend') },
          { id: 'referrer', header: t('columns.referrer') },
          { id: 'status', header: t('columns.status') },
          { id: 'reward', header: t('columns.reward'), align: 'right', sortable: true },
          { id: 'program', header: t('columns.program') },
          { id: 'channel', header: t('columns.channel') },
          { id: 'shared', header: t('columns.shared'), sortable: true, descFirst: true },
          { id: 'ends', header: t('columns.ends'), hidden: true },
        ]}
        rows={list.data.map((row) => ({
          id: row.id,
          href: `/referrals/${row.id}`,
          label: row.refereeName ?? t('unnamed'),
          cells: {
            friend: row.refereeName ?? t('unnamed'),
            referrer: row.convertedAt ? (
              <ReceiptLink href={`/referrals/${row.id}/receipt`}>{row.referrerName ?? row.code}</ReceiptLink>
            ) : (
              (row.referrerName ?? row.code)
            ),
            program: row.programName,
            channel: channelName(row.channel, t),
            status: <StatusBadge of="referral" status={row.status as ReferralStatus} />,
            reward: row.rewardAmountMinor ? (
              <ReceiptLink href={`/referrals/${row.id}/receipt`}>
                <Money value={{ amountMinor: row.rewardAmountMinor, currency: row.currency }} />
              </ReceiptLink>
            ) : (
              '–'
            ),
            shared: <DateTime value={row.sharedAt} />,
            ends: <DateTime value={row.expiresAt} mode="date" />,
          },
        }))}
        sort={sort ? sortingOf(sort) : null}
        page={{ total, nextCursor: list.nextCursor }}
        exportHref={exportHref('/referrals/export', { status, program, referrer })}
        toolbar={
          <FilterChips
            param="status"
            label={t('filter')}
            options={REFERRAL_STATUSES.map((value) => ({ value, label: statuses(value) }))}
          />
        }
        empty={<EmptyState icon={Link2} title={t('empty.title')} description={t('empty.description')} />}
      />
    </PageBody>
  );
}
