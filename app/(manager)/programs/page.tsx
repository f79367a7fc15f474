import { GraduationCap, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { FilterChips } from '@/components/page/filter-chips';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { requireStaff } from '@/lib/auth/session';
import { PROGRAM_STATUSES } from '@/lib/domain/programs/lifecycle';
import { listProgramCards } from '@/lib/services/programs/program-cards';
import { ProgramCard } from './_components/program-card';
import { SlotMeter } from './_components/slot-meter';
import { loadProgramsParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programs'))('title') };
}

export default async function ProgramsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('programs:read');
  const [{ status, cursor }, t, statuses] = await Promise.all([
    loadProgramsParams(searchParams),
    getTranslations('programs'),
    getTranslations('statuses.program'),
  ]);
  const { programs, nextCursor, slots } = await listProgramCards(ctx, {
    ...(status ? { status } : {}),
    ...(cursor ? { cursor } : {}),
  });
  const mayWrite = ctx.scopes.has('programs:write');
  const isNew = programs.length === 0 && !status && !cursor;
  return (
    <PageBody>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={mayWrite && !isNew ? <NewProgram label={t('new')} /> : null}
      />
      {isNew ? (
        <EmptyState
          icon={GraduationCap}
          title={t('empty.title')}
          description={mayWrite ? t('empty.description') : t('empty.viewer')}
          action={mayWrite ? <NewProgram label={t('empty.action')} /> : null}
        />
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <FilterChips
              param="status"
              label={t('filter')}
              options={PROGRAM_STATUSES.map((value) => ({ value, label: statuses(value) }))}
            />
            <SlotMeter {...slots} />
          </div>
          {programs.length === 0 ? (
            <EmptyState title={t('empty.filteredTitle')} description={t('empty.filteredDescription')} />
          ) : (
            <ul className="grid gap-4 lg:grid-cols-2">
              {programs.map((program) => (
                <ProgramCard key={program.id} program={program} />
              ))}
            </ul>
          )}
          {nextCursor ? (
            <Button asChild variant="secondary" className="self-center">
              <Link href={`/programs?${new URLSearchParams({ ...(status && { status }), cursor: nextCursor })}`}>
                {t('more')}
              </Link>
            </Button>
          ) : null}
        </>
      )}
    </PageBody>
  );
}

function NewProgram({ label }: { label: string }) {
  return (
    <Button asChild>
      <Link href="/programs/new">
        <Plus aria-hidden />
        {label}
      </Link>
    </Button>
  );
}
