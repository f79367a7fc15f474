import { Webhook } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/page/empty-state';
import { DataTable } from '@/components/tables/data-table';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { requireStaff } from '@/lib/auth/session';
import { listEndpoints } from '@/lib/services/webhooks/reads';
import { AddEndpoint } from './_components/add-endpoint';
import { EndpointBadge } from './_components/endpoint-badge';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('title') };
}

export default async function WebhooksPage() {
  const ctx = await requireStaff('webhooks:write');
  // There are twenty at most.
  const [t, { data }] = await Promise.all([getTranslations('webhooks'), listEndpoints(ctx, { limit: 100 })]);
  return (
    <section className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-2xl text-pretty text-muted-foreground">{t('description')}</p>
        <div className="flex flex-wrap gap-2">
          <Button asChild variant="ghost">
            <Link href="/help/developer/webhooks">{t('docs')}</Link>
          </Button>
          <AddEndpoint />
        </div>
      </div>
      <DataTable
        name="webhooks"
        caption={t('title')}
        columns={(['url', 'events', 'status', 'week', 'last'] as const).map((id) => ({
          id,
          header: t(`columns.${id}`),
          sortable: id === 'url' || id === 'last',
          descFirst: id === 'last',
        }))}
        rows={data.map((row) => ({
          id: row.id,
          href: `/settings/webhooks/${row.id}`,
          label: row.url,
          sort: { url: row.url, last: row.lastDeliveredAt?.getTime() ?? null },
          cells: {
            url: (
              <span className="flex max-w-md flex-col">
                <span className="break-all font-medium">{row.url}</span>
                {row.description ? <span className="text-muted-foreground text-xs">{row.description}</span> : null}
              </span>
            ),
            events: row.events.length ? t('count', { count: row.events.length }) : t('all'),
            status: <EndpointBadge status={row.status} failingSince={row.failingSince} />,
            week: t('week', { delivered: row.delivered, failed: row.failed }),
            last: row.lastDeliveredAt ? <DateTime value={row.lastDeliveredAt} /> : t('never'),
          },
        }))}
        empty={<EmptyState icon={Webhook} title={t('empty')} description={t('emptyText')} />}
      />
    </section>
  );
}
