import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { TablePager } from '@/components/tables/table-pager';
import { orNull } from '@/lib/auth/or-null';
import { requireStaff } from '@/lib/auth/session';
import { getContact } from '@/lib/services/people/reads';
import { listTimeline } from '@/lib/services/people/timeline';
import { personName } from '../../_components/person-name';
import { TimelineList } from '../_components/timeline-list';
import { loadTimelineParams } from './search-params';

type TimelinePageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.timeline'))('title') };
}

export default async function TimelinePage({ params, searchParams }: TimelinePageProps) {
  const ctx = await requireStaff('audit:read');
  const [{ id }, { cursor }] = await Promise.all([params, loadTimelineParams(searchParams)]);
  const [t, words, contact] = await Promise.all([
    getTranslations('people'),
    getTranslations('people.timeline'),
    orNull(() => getContact(ctx, id)),
  ]);
  if (!contact) notFound();
  const list = await listTimeline(ctx, { contactId: id, ...(cursor ? { cursor } : {}) });
  const name = personName(contact, t('unnamed'));
  return (
    <PageBody narrow>
      <PageHeader
        breadcrumb={[
          { label: t('title'), href: '/people' },
          { label: name, href: `/people/${id}` },
          { label: words('title') },
        ]}
        title={words('title')}
        description={list.data.length > 0 ? words('help') : words('empty')}
      />
      <TimelineList rows={list.data} />
      <TablePager shown={list.data.length} page={{ nextCursor: list.nextCursor }} />
    </PageBody>
  );
}
