import { Users } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { Money } from '@/components/money/money';
import { EmptyState } from '@/components/page/empty-state';
import { DataTable } from '@/components/tables/data-table';
import { DateTime } from '@/components/ui/date-time';
import { requireStaff } from '@/lib/auth/session';
import { listTransfers } from '@/lib/services/redemptions/gifts';
import { personName } from '../../people/_components/person-name';
import { loadCursor } from '../search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('redemptions'))('gifts.title') };
}

/** Credit that changed hands. */
export default async function GiftsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('rewards:read');
  const [{ cursor }, t] = await Promise.all([loadCursor(searchParams), getTranslations('redemptions')]);
  const list = await listTransfers(ctx, cursor ? { cursor } : {});
  return (
    <DataTable
      caption={t('gifts.title')}
      columns={[
        { id: 'from', header: t('gifts.from') },
        { id: 'to', header: t('gifts.to') },
        { id: 'amount', header: t('columns.amount'), align: 'right' },
        { id: 'created', header: t('columns.created') },
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
      page={{ nextCursor: list.nextCursor }}
      empty={<EmptyState icon={Users} title={t('gifts.empty')} description={t('gifts.emptyText')} />}
    />
  );
}
