import { Link2 } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { Money } from '@/components/money/money';
import { ReceiptLink } from '@/components/money/receipt-link';
import { StatusBadge } from '@/components/money/status-badge';
import { EmptyState } from '@/components/page/empty-state';
import { FilterChips } from '@/components/page/filter-chips';
import { DataTable } from '@/components/tables/data-table';
import { exportHref } from '@/components/tables/export-href';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { sortingOf } from '@/lib/domain/common/sorting';
import { REFERRAL_STATUSES, type ReferralStatus } from '@/lib/domain/referrals/lifecycle';
import { listReferrals } from '@/lib/services/referrals/reads';
import { loadProgramPage } from '../load-page';
import { loadReferralParams } from '../search-params';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export default async function ProgramReferralsPage({ params, searchParams }: Props) {
  const { ctx, program } = await loadProgramPage((await params).id);
  const [{ status, sort, cursor }, t, statuses] = await Promise.all([
    loadReferralParams(searchParams),
    getTranslations('programs.referrals'),
    getTranslations('statuses.referral'),
  ]);
  const list = await listReferrals(ctx, {
    programId: program.id,
    ...(status ? { status } : {}),
    ...(sort ? { sort } : {}),
    ...(cursor ? { cursor } : {}),
  });
  const total = status ? (program.referralsByStatus[status] ?? 0) : program.counts.referrals;
  return (
    <DataTable
      name="program-referrals"
      caption={t('title')}
      columns={[
        { id: 'friend', header: t('columns.friend') },
        { id: 'referrer', header: t('columns.referrer') },
        { id: 'code', header: t('columns.code') },
        { id: 'status', header: t('columns.status') },
        { id: 'shared', header: t('columns.shared'), sortable: true, descFirst: true },
        { id: 'expires', header: t('columns.expires') },
        { id: 'reward', header: t('columns.reward'), align: 'right', sortable: true },
        { id: 'version', header: t('columns.version'), align: 'right', hidden: true },
      ]}
      rows={list.data.map((row) => ({
        id: row.id,
        href: `/referrals/${row.id}`,
        label: row.refereeName ?? row.code,
        cells: {
          friend: row.refereeName ?? '–',
          referrer: row.convertedAt ? (
            <ReceiptLink href={`/referrals/${row.id}/receipt`}>{row.referrerName ?? row.code}</ReceiptLink>
          ) : (
            (row.referrerName ?? '–')
          ),
          code: <span className="whitespace-nowrap font-mono">{row.code}</span>,
          status: <StatusBadge of="referral" status={row.status as ReferralStatus} />,
          shared: <DateTime value={row.sharedAt} />,
          expires: <DateTime value={row.expiresAt} mode="date" />,
          reward:
            row.rewardAmountMinor > 0 ? (
              <ReceiptLink href={`/referrals/${row.id}/receipt`}>
                <Money value={{ amountMinor: row.rewardAmountMinor, currency: row.currency }} />
              </ReceiptLink>
            ) : (
              '–'
            ),
          version: row.programVersion,
        },
      }))}
      sort={sort ? sortingOf(sort) : null}
      page={{ total, nextCursor: list.nextCursor }}
      exportHref={exportHref('/referrals/export', { status, program: program.id })}
      toolbar={
        program.counts.referrals > 0 ? (
          <FilterChips
            param="status"
            label={t('filter')}
            options={REFERRAL_STATUSES.map((value) => ({
              value,
              label: statuses(value),
              count: program.referralsByStatus[value] ?? 0,
            }))}
          />
        ) : null
      }
      empty={
        <EmptyState
          icon={Link2}
          title={status ? t('emptyFiltered') : t('emptyTitle')}
          description={status ? t('emptyFilteredText') : t('emptyText')}
          action={
            status ? null : (
              <Button asChild variant="secondary">
                <Link href={`/programs/${program.id}/codes`}>{t('codes')}</Link>
              </Button>
            )
          }
        />
      }
    />
  );
}
