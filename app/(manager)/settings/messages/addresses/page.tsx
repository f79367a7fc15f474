import { MailX } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { createLoader, type SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { parseAsId } from '@/components/page/parse-as';
import { DataTable } from '@/components/tables/data-table';
import { DateTime } from '@/components/ui/date-time';
import { requireStaff } from '@/lib/auth/session';
import { countSuppressions, listSuppressions } from '@/lib/services/notifications/suppressions';
import { LiftSuppression } from './lift-suppression';

const loadParams = createLoader({ cursor: parseAsId });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('messageSettings.addresses'))('title') };
}

export default async function AddressesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('people:read');
  const [t, { cursor }] = await Promise.all([getTranslations('messageSettings.addresses'), loadParams(searchParams)]);
  const [list, total] = await Promise.all([listSuppressions(ctx, cursor ? { cursor } : {}), countSuppressions(ctx)]);
  const mayLift = ctx.scopes.has('people:write');
  return (
    <section className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 className="font-semibold text-lg">{t('title')}</h2>
        <p className="text-pretty text-muted-foreground">{t('text')}</p>
      </div>
      <DataTable
        name="addresses"
        caption={t('title')}
        columns={[
          { id: 'address', header: t('address') },
          { id: 'channel', header: t('channel') },
          { id: 'reason', header: t('reason') },
          { id: 'since', header: t('since') },
          ...(mayLift ? [{ id: 'lift', header: t('lift') }] : []),
        ]}
        rows={list.data.map((row) => ({
          id: row.id,
          label: row.masked,
          cells: {
            address: row.masked,
            channel: t(`channels.${row.channel}`),
            reason: (
              <span className="flex flex-col">
                {t(`reasons.${row.reason}`)}
                {row.detail ? <span className="text-muted-foreground text-sm">{row.detail}</span> : null}
              </span>
            ),
            since: <DateTime value={row.createdAt} />,
            lift:
              row.reason === 'stopped' ? (
                <span className="text-muted-foreground text-sm">{t('stopped')}</span>
              ) : (
                <LiftSuppression id={row.id} address={row.masked} />
              ),
          },
        }))}
        page={{ total, nextCursor: list.nextCursor }}
        exportHref="/settings/messages/addresses/export"
        empty={<EmptyState icon={MailX} title={t('empty')} description={t('emptyText')} />}
      />
    </section>
  );
}
