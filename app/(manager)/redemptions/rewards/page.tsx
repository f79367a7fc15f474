import { Gift } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { Money } from '@/components/money/money';
import { ReceiptLink } from '@/components/money/receipt-link';
import { EmptyState } from '@/components/page/empty-state';
import { DataTable } from '@/components/tables/data-table';
import { DateTime } from '@/components/ui/date-time';
import { requireStaff } from '@/lib/auth/session';
import { listRewardsWithEvidence } from '@/lib/services/rewards/reads';
import { mayAct } from '../_components/may-act';
import { NoteDialog } from '../_components/note-dialog';
import { loadCursor } from '../search-params';
import { PROMISED } from './promised';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('redemptions'))('rewards.title') };
}

/** Merchandise that programmes promised and that waits to be handed over. */
export default async function PromisedPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('rewards:read');
  const [{ cursor }, t] = await Promise.all([loadCursor(searchParams), getTranslations('redemptions')]);
  const list = await listRewardsWithEvidence(ctx, { ...PROMISED, ...(cursor ? { cursor } : {}) });
  return (
    <DataTable
      name="reward-goods"
      caption={t('rewards.title')}
      columns={[
        { id: 'person', header: t('columns.person') },
        { id: 'what', header: t('columns.what') },
        { id: 'program', header: t('columns.program') },
        { id: 'amount', header: t('columns.amount'), align: 'right' },
        { id: 'approved', header: t('columns.approved') },
        { id: 'actions', header: t('columns.actions'), align: 'right' },
      ]}
      rows={list.data.map(({ id, item, currency, rewardAmountMinor, approvedAt, recipientId, evidence }) => {
        const thing = item ?? t('kind.merchandise');
        return {
          id,
          href: `/people/${recipientId}`,
          label: `${evidence.recipientName} ${thing}`,
          cells: {
            person: evidence.recipientName,
            what: thing,
            program: evidence.programName,
            amount: (
              <ReceiptLink href={`/rewards/${id}`}>
                <Money value={{ amountMinor: rewardAmountMinor, currency }} />
              </ReceiptLink>
            ),
            approved: approvedAt ? <DateTime value={approvedAt} /> : '–',
            actions: mayAct(ctx) ? (
              <NoteDialog what="handOver" id={id} thing={thing} name={evidence.recipientName} />
            ) : null,
          },
        };
      })}
      page={{ total: list.total, nextCursor: list.nextCursor }}
      exportHref="/redemptions/rewards/export"
      empty={<EmptyState icon={Gift} title={t('rewards.empty')} description={t('rewards.emptyText')} />}
    />
  );
}
