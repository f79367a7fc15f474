import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { requireStaff } from '@/lib/auth/session';
import { AddPersonForm } from './add-person-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.new'))('title') };
}

export default async function NewPersonPage() {
  await requireStaff('people:write');
  const t = await getTranslations('people');
  return (
    <PageBody narrow>
      <PageHeader
        breadcrumb={[{ label: t('title'), href: '/people' }, { label: t('new.title') }]}
        title={t('new.title')}
        description={t('new.description')}
      />
      <AddPersonForm />
    </PageBody>
  );
}
