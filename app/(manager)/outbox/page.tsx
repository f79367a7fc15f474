import { Inbox } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { LiveRefresh } from '@/components/live/live-provider';
import { EmptyState } from '@/components/page/empty-state';
import { FilterChips } from '@/components/page/filter-chips';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { DataTable } from '@/components/tables/data-table';
import { exportHref } from '@/components/tables/export-href';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { requireStaff } from '@/lib/auth/session';
import { sortingOf } from '@/lib/domain/common/sorting';
import { DELIVERY_STATUSES, MESSAGE_CHANNELS } from '@/lib/domain/notifications/channels';
import { countOutbox, listOutbox } from '@/lib/services/notifications/reads';
import { DELIVERY_TONES } from './delivery-tones';
import { loadOutboxParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('outbox'))('title') };
}

export default async function OutboxPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('outbox:read');
  const [{ status, channel, sort, cursor }, t] = await Promise.all([
    loadOutboxParams(searchParams),
    getTranslations('outbox'),
  ]);
  const filter = { ...(status ? { status } : {}), ...(channel ? { channel } : {}) };
  const [list, total] = await Promise.all([
    listOutbox(ctx, { ...filter, ...(sort ? { sort } : {}), ...(cursor ? { cursor } : {}) }),
    countOutbox(ctx, filter),
  ]);
  return (
    <PageBody>
      <LiveRefresh topics={['outbox']} />
      <PageHeader title={t('title')} description={t('description')} />
      <DataTable
        name="outbox"
        caption={t('title')}
        columns={[
          { id: 'subject', header: t('columns.subject') },
          { id: 'to', header: t('columns.to') },
          { id: 'channel', header: t('columns.channel') },
          { id: 'audience', header: t('columns.audience') },
          { id: 'status', header: t('columns.status'), sortable: true },
          { id: 'attempts', header: t('columns.attempts'), align: 'right' },
          { id: 'when', header: t('columns.when'), sortable: true, descFirst: true },
        ]}
        rows={list.data.map((mail) => ({
          id: mail.id,
          href: `/outbox/${mail.id}`,
          label: mail.subject,
          cells: {
            subject: mail.subject,
            to: mail.toAddress,
            channel: t(`channel.${mail.channel}`),
            audience: t(`audience.${mail.audience}`),
            status: <Badge tone={DELIVERY_TONES[mail.status]}>{t(`status.${mail.status}`)}</Badge>,
            attempts: mail.attempts,
            when: <DateTime value={mail.createdAt} />,
          },
        }))}
        sort={sort ? sortingOf(sort) : { by: 'when', direction: 'desc' }}
        page={{ total, nextCursor: list.nextCursor }}
        exportHref={exportHref('/outbox/export', { status, channel })}
        toolbar={
          <>
            <FilterChips
              param="channel"
              label={t('channelFilter')}
              options={MESSAGE_CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
            />
            <FilterChips
              param="status"
              label={t('filter')}
              options={DELIVERY_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
            />
          </>
        }
        empty={<EmptyState icon={Inbox} title={t('empty.title')} description={t('empty.description')} />}
      />
    </PageBody>
  );
}
