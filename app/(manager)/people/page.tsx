import { FileUp, UserPlus, Users } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { FilterChips } from '@/components/page/filter-chips';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { SearchBox } from '@/components/page/search-box';
import { DataTable } from '@/components/tables/data-table';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { requireStaff } from '@/lib/auth/session';
import { sortingOf } from '@/lib/domain/common/sorting';
import { STANDING_KINDS } from '@/lib/domain/people/standing';
import { listPeople } from '@/lib/services/people/reads';
import { listViews } from '@/lib/services/views/reads';
import { ExportPeople } from './_components/export-people';
import { personName } from './_components/person-name';
import { SavedViews } from './_components/saved-views';
import { StandingBadges } from './_components/standing-badges';
import { loadPeopleParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('title') };
}

export default async function PeoplePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('people:read');
  const [{ q, standing, sort, cursor }, t] = await Promise.all([
    loadPeopleParams(searchParams),
    getTranslations('people'),
  ]);
  const query = queryOf({ q, standing });
  const [views, list] = await Promise.all([
    listViews(ctx, { page: 'people' }),
    listPeople(ctx, {
      ...(q ? { search: q } : {}),
      ...(standing ? { standing } : {}),
      ...(sort ? { sort } : {}),
      ...(cursor ? { cursor } : {}),
    }),
  ]);
  const mayWrite = ctx.scopes.has('people:write');
  const filtered = Boolean(q || standing);
  return (
    <PageBody>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            {list.total > 0 ? <ExportPeople query={query} total={list.total} /> : null}
            {mayWrite ? <Actions /> : null}
          </>
        }
      />
      <SavedViews
        views={views.map(({ ownerId, ...view }) => ({ ...view, isShared: ownerId === null }))}
        query={query}
        mayShare={mayWrite}
      />
      <DataTable
        name="people"
        caption={t('title')}
        columns={[
          { id: 'name', header: t('columns.name'), sortable: true },
          { id: 'standing', header: t('columns.standing') },
          { id: 'email', header: t('columns.email') },
          { id: 'phone', header: t('columns.phone'), hidden: true },
          { id: 'added', header: t('columns.added'), sortable: true, descFirst: true },
        ]}
        rows={list.data.map((person) => ({
          id: person.id,
          href: `/people/${person.id}`,
          label: personName(person, t('unnamed')),
          cells: {
            name: (
              <span className="flex flex-col">
                <span>{personName(person, t('unnamed'))}</span>
                {person.externalId ? <span className="text-muted-foreground text-xs">{person.externalId}</span> : null}
              </span>
            ),
            standing: <StandingBadges standing={person.standing} />,
            email: person.email ?? '–',
            phone: person.phone ?? '–',
            added: <DateTime value={person.createdAt} />,
          },
        }))}
        sort={sort ? sortingOf(sort) : { by: 'added', direction: 'desc' }}
        page={{ total: list.total, nextCursor: list.nextCursor }}
        toolbar={
          <>
            <SearchBox param="q" label={t('search')} />
            <FilterChips
              param="standing"
              label={t('filter')}
              options={STANDING_KINDS.map((kind) => ({ value: kind, label: t(`standing.${kind}`) }))}
            />
          </>
        }
        empty={
          <EmptyState
            icon={Users}
            title={filtered ? t('empty.filteredTitle') : t('empty.title')}
            description={filtered ? t('empty.filteredDescription') : t('empty.description')}
            action={mayWrite && !filtered ? <Actions /> : null}
          />
        }
      />
    </PageBody>
  );
}

// As saved views keep it: sorted, without the place in the list.
function queryOf(filters: Record<string, string | null>): string {
  const params = new URLSearchParams(Object.entries(filters).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  params.sort();
  return params.toString();
}

async function Actions() {
  const t = await getTranslations('people');
  return (
    <>
      <Button asChild variant="secondary">
        <Link href="/conversions/import?kind=contacts">
          <FileUp aria-hidden />
          {t('import')}
        </Link>
      </Button>
      <Button asChild>
        <Link href="/people/new">
          <UserPlus aria-hidden />
          {t('add')}
        </Link>
      </Button>
    </>
  );
}
