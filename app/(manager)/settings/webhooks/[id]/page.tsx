import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { exportHref } from '@/components/tables/export-href';
import { Alert } from '@/components/ui/alert';
import { DateTime } from '@/components/ui/date-time';
import { orNull } from '@/lib/auth/or-null';
import { requireStaff } from '@/lib/auth/session';
import { sortingOf } from '@/lib/domain/common/sorting';
import type { WebhookEvent } from '@/lib/domain/webhooks/events';
import { countDeliveriesTo, getEndpoint, type ListedEndpoint, listDeliveries } from '@/lib/services/webhooks/reads';
import { DeliveryTable } from '../_components/delivery-table';
import { EndpointActions } from '../_components/endpoint-actions';
import { EndpointBadge } from '../_components/endpoint-badge';
import { loadDeliveryParams } from '../search-params';

type EndpointPageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('webhooks'))('title') };
}

export default async function EndpointPage({ params, searchParams }: EndpointPageProps) {
  const ctx = await requireStaff('webhooks:write');
  const [{ id }, { status, sort, cursor }] = await Promise.all([params, loadDeliveryParams(searchParams)]);
  const [t, endpoint] = await Promise.all([getTranslations('webhooks'), orNull(() => getEndpoint(ctx, id))]);
  if (!endpoint) notFound();
  const filter = status ? { status } : {};
  const [list, total] = await Promise.all([
    listDeliveries(ctx, id, { ...filter, ...(sort ? { sort } : {}), ...(cursor ? { cursor } : {}) }),
    countDeliveriesTo(ctx, id, filter),
  ]);
  const { url, description, events } = endpoint;
  return (
    <section className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <h2 className="flex flex-wrap items-center gap-3 font-semibold text-lg">
          <span className="break-all">{url}</span>
          <EndpointBadge status={endpoint.status} failingSince={endpoint.failingSince} />
        </h2>
        <p className="text-muted-foreground">
          {[description, events.length ? events.join(', ') : t('all')].filter(Boolean).join(' · ')}
        </p>
      </div>
      <StateNotes endpoint={endpoint} />
      <EndpointActions
        id={id}
        status={endpoint.status}
        url={url}
        description={description}
        events={events as WebhookEvent[]}
      />
      <h3 className="font-semibold">
        {t('deliveries.title')} <span className="font-normal text-muted-foreground">{t('deliveries.kept')}</span>
      </h3>
      <DeliveryTable
        exportHref={exportHref(`/settings/webhooks/${id}/export`, { status })}
        rows={list.data}
        sort={sort ? sortingOf(sort) : { by: 'when', direction: 'desc' }}
        page={{ total, nextCursor: list.nextCursor }}
        filtered={status !== null}
      />
    </section>
  );
}

async function StateNotes({ endpoint }: { endpoint: ListedEndpoint }) {
  const t = await getTranslations('webhooks');
  const { status, disabledReason, failingSince, previousSecretUntil } = endpoint;
  const when = (value: Date) => <DateTime value={value} mode="dateTime" />;
  return (
    <>
      {disabledReason ? (
        <Alert tone={disabledReason === 'person' ? 'info' : 'danger'} title={t('status.disabled')}>
          {t(`reason.${disabledReason}`)}
        </Alert>
      ) : null}
      {status === 'enabled' && failingSince ? (
        <Alert tone="warning" title={t('status.failing')}>
          {t.rich('failingText', { since: () => when(failingSince) })}
        </Alert>
      ) : null}
      {previousSecretUntil && previousSecretUntil > new Date() ? (
        <Alert tone="info" title={t('secret.title')}>
          {t.rich('secret.overlap', { until: () => when(previousSecretUntil) })}
        </Alert>
      ) : null}
    </>
  );
}
