import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { requireStaff } from '@/lib/auth/session';
import type { Standing } from '@/lib/domain/people/standing';
import { NotFoundError } from '@/lib/services/errors';
import { getContact } from '@/lib/services/people/reads';
import { personName } from '../../_components/person-name';
import { EditPersonForm } from './edit-person-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.person'))('edit') };
}

export default async function EditPersonPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireStaff('people:write');
  const { id } = await params;
  const contact = await getContact(ctx, id).catch((error: unknown) => {
    if (error instanceof NotFoundError) notFound();
    throw error;
  });
  if (contact.mergedIntoId) redirect(`/people/${id}`);
  const t = await getTranslations('people');
  const name = personName(contact, t('unnamed'));
  return (
    <PageBody narrow>
      <PageHeader
        breadcrumb={[
          { label: t('title'), href: '/people' },
          { label: name, href: `/people/${id}` },
          { label: t('person.edit') },
        ]}
        title={t('edit.title', { name })}
        description={t('edit.description')}
      />
      <EditPersonForm
        id={id}
        firstName={contact.firstName ?? ''}
        lastName={contact.lastName ?? ''}
        birthDate={contact.birthDate ?? ''}
        standing={contact.standing as Standing[]}
      />
    </PageBody>
  );
}
