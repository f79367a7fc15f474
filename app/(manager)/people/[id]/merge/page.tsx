import { SearchX, Users } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { SearchBox } from '@/components/page/search-box';
import { requireStaff } from '@/lib/auth/session';
import { NotFoundError } from '@/lib/services/errors';
import { getContact, listContacts } from '@/lib/services/people/reads';
import { personName } from '../../_components/person-name';
import { StandingBadges } from '../../_components/standing-badges';
import { loadPeopleParams } from '../../search-params';
import { MergeButton } from './merge-button';

type MergePageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.person'))('merge') };
}

export default async function MergePage({ params, searchParams }: MergePageProps) {
  const ctx = await requireStaff('people:write');
  const [{ id }, { q }, t] = await Promise.all([params, loadPeopleParams(searchParams), getTranslations('people')]);
  const contact = await getContact(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFoundError) notFound();
    throw error;
  });
  if (contact.mergedIntoId) redirect(`/people/${id}`);
  const found = q ? (await listContacts(ctx, { search: q, limit: 21 })).data.filter((other) => other.id !== id) : [];
  const name = personName(contact, t('unnamed'));
  return (
    <PageBody narrow>
      <PageHeader
        breadcrumb={[
          { label: t('title'), href: '/people' },
          { label: name, href: `/people/${id}` },
          { label: t('person.merge') },
        ]}
        title={t('merge.title', { name })}
        description={t('merge.description')}
      />
      <SearchBox param="q" label={t('merge.search')} />
      {found.length ? (
        <ul className="divide-y rounded-xl border bg-card">
          {found.slice(0, 20).map((other) => {
            const into = personName(other, t('unnamed'));
            return (
              <li key={other.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
                <div className="flex min-w-0 flex-1 flex-col gap-1">
                  <p className="break-words font-medium">{into}</p>
                  <p className="break-words text-muted-foreground text-sm">
                    {[other.externalId, other.email, other.phone].filter(Boolean).join(' · ')}
                  </p>
                  <StandingBadges standing={other.standing} />
                </div>
                <MergeButton fromId={id} from={name} intoId={other.id} into={into} />
              </li>
            );
          })}
        </ul>
      ) : (
        <EmptyState icon={q ? SearchX : Users} title={q ? t('merge.none') : t('merge.start')} />
      )}
    </PageBody>
  );
}
