import { FileUp, Plus, Route } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { FilterChips } from '@/components/page/filter-chips';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { SearchBox } from '@/components/page/search-box';
import { DataTable } from '@/components/tables/data-table';
import { exportHref } from '@/components/tables/export-href';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { requireStaff } from '@/lib/auth/session';
import { sortingOf } from '@/lib/domain/common/sorting';
import { listConversions } from '@/lib/services/conversions/reads';
import { conversionRow } from './_components/conversion-row';
import { loadConversionParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('conversions'))('title') };
}

export default async function ConversionsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('conversions:read');
  const [{ attributed, q, sort, cursor }, t] = await Promise.all([
    loadConversionParams(searchParams),
    getTranslations('conversions'),
  ]);
  const list = await listConversions(ctx, {
    ...(sort ? { sort } : {}),
    ...(cursor ? { cursor } : {}),
    ...(attributed ? { attributed: attributed === 'yes' } : {}),
    ...(q ? { search: q } : {}),
  });
  const mayWrite = ctx.scopes.has('conversions:write');
  const filtered = Boolean(attributed || q);
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} actions={mayWrite ? <Actions /> : null} />
      <DataTable
        name="conversions"
        caption={t('title')}
        columns={[
          { id: 'friend', header: t('columns.friend') },
          { id: 'milestone', header: t('columns.milestone') },
          { id: 'course', header: t('columns.course') },
          { id: 'value', header: t('columns.value'), align: 'right', sortable: true },
          { id: 'referrer', header: t('columns.referrer') },
          { id: 'rewards', header: t('columns.rewards'), align: 'right' },
          { id: 'when', header: t('columns.when'), sortable: true, descFirst: true },
        ]}
        rows={list.data.map((row) => conversionRow(row, t))}
        sort={sort ? sortingOf(sort) : null}
        page={{ total: list.total, nextCursor: list.nextCursor }}
        exportHref={exportHref('/conversions/export', { attributed, q })}
        toolbar={
          <>
            <SearchBox param="q" label={t('search')} />
            <FilterChips
              param="attributed"
              label={t('filter')}
              options={[
                { value: 'yes', label: t('attributed') },
                { value: 'no', label: t('unattributed') },
              ]}
            />
          </>
        }
        empty={
          <EmptyState
            icon={Route}
            title={filtered ? t('empty.filteredTitle') : t('empty.title')}
            description={filtered ? t('empty.filteredDescription') : t('empty.description')}
            action={mayWrite && !filtered ? <Actions /> : null}
          />
        }
      />
    </PageBody>
  );
}

async function Actions() {
  const t = await getTranslations('conversions');
  return (
    <>
      <Button asChild variant="secondary">
        <Link href="/conversions/import">
          <FileUp aria-hidden />
          {t('import')}
        </Link>
      </Button>
      <Button asChild>
        <Link href="/conversions/new">
          <Plus aria-hidden />
          {t('record')}
        </Link>
      </Button>
    </>
  );
}
