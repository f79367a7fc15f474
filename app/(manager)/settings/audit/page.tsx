import { ScrollText } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { FilterChips } from '@/components/page/filter-chips';
import { SearchBox } from '@/components/page/search-box';
import { DataTable } from '@/components/tables/data-table';
import { exportHref } from '@/components/tables/export-href';
import { DateTime } from '@/components/ui/date-time';
import { requireStaff } from '@/lib/auth/session';
import { sortingOf } from '@/lib/domain/common/sorting';
import { countAuditEvents, listAuditEvents } from '@/lib/services/audit/reads';
import { EntrySheet } from './entry-sheet';
import { AUDIT_SUBJECTS, auditFilterOf, loadAuditParams } from './search-params';
import { VerifyChain } from './verify-chain';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('audit'))('title') };
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('audit:read');
  const [params, t] = await Promise.all([loadAuditParams(searchParams), getTranslations('audit')]);
  const { subject, subjectId, action, sort, cursor } = params;
  const filter = auditFilterOf(params);
  const [list, total] = await Promise.all([
    listAuditEvents(ctx, { ...filter, ...(sort ? { sort } : {}), ...(cursor ? { cursor } : {}) }),
    countAuditEvents(ctx, filter),
  ]);
  const filtered = Boolean(subject || subjectId || action);
  return (
    <section className="flex flex-col gap-4">
      <p className="max-w-2xl text-pretty text-muted-foreground">{t('description')}</p>
      <VerifyChain />
      <DataTable
        name="audit"
        caption={t('title')}
        columns={[
          { id: 'when', header: t('columns.when'), sortable: true, descFirst: true },
          { id: 'who', header: t('columns.who') },
          { id: 'what', header: t('columns.what') },
          { id: 'about', header: t('columns.about') },
          { id: 'chain', header: t('columns.chain') },
        ]}
        rows={list.data.map((entry) => ({
          id: entry.id,
          label: entry.action,
          cells: {
            when: <DateTime value={entry.occurredAt} mode="dateTime" />,
            who: (
              <span className="flex flex-col">
                <span>{entry.actorName}</span>
                <span className="text-muted-foreground text-xs">{t(`actor.${entry.actorType as 'staff'}`)}</span>
              </span>
            ),
            what: <code className="font-mono">{entry.action}</code>,
            about: (
              <span className="flex flex-col">
                <code className="font-mono">{entry.subjectType}</code>
                <span className="font-mono text-muted-foreground text-xs">{entry.subjectId}</span>
              </span>
            ),
            chain: <EntrySheet entry={entry} />,
          },
        }))}
        sort={sort ? sortingOf(sort) : { by: 'when', direction: 'desc' }}
        page={{ total, nextCursor: list.nextCursor }}
        exportHref={exportHref('/settings/audit/export', { subject, subjectId, action })}
        toolbar={
          <>
            <SearchBox param="action" label={t('filter.action')} />
            <FilterChips
              param="subject"
              label={t('filter.subject')}
              options={AUDIT_SUBJECTS.map((value) => ({ value, label: t(`filter.subjects.${value}`) }))}
            />
          </>
        }
        empty={
          <EmptyState
            icon={ScrollText}
            title={filtered ? t('empty.filteredTitle') : t('empty.title')}
            description={filtered ? t('empty.filteredDescription') : t('empty.description')}
          />
        }
      />
    </section>
  );
}
