import { Users } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { Money } from '@/components/money/money';
import { EmptyState } from '@/components/page/empty-state';
import { DataTable } from '@/components/tables/data-table';
import { DateTime } from '@/components/ui/date-time';
import { requireStaff } from '@/lib/auth/session';
import { sortingOf } from '@/lib/domain/common/sorting';
import { countTransfers, listTransfers } from '@/lib/services/redemptions/gifts';
import { personName } from '../../people/_components/person-name';
import { loadGiftParams } from '../search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('redemptions'))('gifts.title') };
}

/** Credit that changed hands. */
export default async function GiftsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('rewards:read');
  const [{ sort, cursor }, t] = await Promise.all([loadGiftParams(searchParams), getTranslations('redemptions')]);
  const [list, total] = await Promise.all([
    listTransfers(ctx, { ...(sort ? { sort } : {}), ...(cursor ? { cursor } : {}) }),
    countTransfers(ctx),
  ]);
  return (
    <DataTable
      name="gifts"
      caption={t('gifts.title')}
      columns={[
        { id: 'from', header: t('gifts.from') },
        { id: 'to', header: t('gifts.to') },
        { id: 'amount', header: t('columns.amount'), align: 'right', sortable: true },
        { id: 'created', header: t('columns.created'), sortable: true, descFirst: true },
      ]}
      rows={list.data.map((row) => {
        const from = personName(
          { firstName: row.fromFirstName, lastName: row.fromLastName, email: row.fromEmail },
          '–',
        );
        const to = personName({ firstName: row.toFirstName, lastName: row.toLastName, email: row.toEmail }, '–');
        return {
          id: row.id,
          href: `/people/${row.fromContactId}`,
          label: `${from} ${to}`,
          cells: {
            from,
            to,
            amount: <Money value={{ amountMinor: row.amountMinor, currency: row.currency }} />,
            created: <DateTime value={row.createdAt} />,
          },
        };
      })}
      sort={sort ? sortingOf(sort) : { by: 'created', direction: 'desc' }}
      page={{ total, nextCursor: list.nextCursor }}
      exportHref="/redemptions/gifts/export"
      empty={<EmptyState icon={Users} title={t('gifts.empty')} description={t('gifts.emptyText')} />}
    />
  );
}
