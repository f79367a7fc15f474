import { CircleCheck, CircleX, Hourglass, Inbox } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { EmptyState } from '@/components/page/empty-state';
import { FilterChips } from '@/components/page/filter-chips';
import { DataTable } from '@/components/tables/data-table';
import type { DataPage, ServerSort } from '@/components/tables/types';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { DELIVERY_STATUSES } from '@/lib/domain/webhooks/schema';
import type { Locale } from '@/lib/i18n/config';
import { sayReason } from '@/lib/i18n/say-reason';
import type { ListedDelivery } from '@/lib/services/webhooks/reads';
import { DeliverySheet } from './delivery-sheet';

const LOOKS = {
  pending: { tone: 'info', icon: Hourglass },
  delivered: { tone: 'success', icon: CircleCheck },
  failed: { tone: 'danger', icon: CircleX },
} as const;

type DeliveryTableProps = {
  exportHref: string;
  rows: readonly ListedDelivery[];
  sort: ServerSort;
  page: DataPage;
  filtered: boolean;
};

/** The messages to one endpoint with what became of them. */
export function DeliveryTable({ exportHref, rows, sort, page, filtered }: DeliveryTableProps) {
  const t = useTranslations('webhooks.deliveries');
  const locale = useLocale() as Locale;
  return (
    <DataTable
      name="webhook-deliveries"
      caption={t('title')}
      columns={(['when', 'event', 'status', 'answer', 'more'] as const).map((id) => ({
        id,
        header: t(`columns.${id}`),
        sortable: id === 'when' || id === 'status',
        descFirst: id === 'when',
      }))}
      rows={rows.map((row) => ({
        id: row.id,
        label: row.eventType,
        cells: {
          when: <DateTime value={row.createdAt} mode="dateTime" />,
          event: <code className="font-mono text-xs">{row.eventType}</code>,
          status: <DeliveryStatus row={row} />,
          answer: row.lastAttempt
            ? String(row.lastAttempt.statusCode ?? sayReason(row.lastAttempt.error ?? '', locale))
            : t('noAnswer'),
          more: <DeliverySheet id={row.id} eventType={row.eventType} status={row.status} />,
        },
      }))}
      sort={sort}
      page={page}
      exportHref={exportHref}
      toolbar={
        <FilterChips
          param="status"
          label={t('filter')}
          options={DELIVERY_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        />
      }
      empty={
        <EmptyState
          icon={Inbox}
          title={filtered ? t('filteredTitle') : t('empty')}
          description={filtered ? t('filteredText') : t('emptyText')}
        />
      }
    />
  );
}

function DeliveryStatus({ row }: { row: ListedDelivery }) {
  const t = useTranslations('webhooks.deliveries');
  const { tone, icon: Icon } = LOOKS[row.status];
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Badge tone={tone}>
        <Icon aria-hidden />
        {t(`status.${row.status}`)}
      </Badge>
      <span className="text-muted-foreground text-xs">
        {t('tries', { count: row.attemptCount })}
        {row.nextAttemptAt && row.attemptCount > 0 ? (
          <>
            {', '}
            {t('next')} <DateTime value={row.nextAttemptAt} />
          </>
        ) : null}
      </span>
    </span>
  );
}
