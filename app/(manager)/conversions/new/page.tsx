import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { requireStaff } from '@/lib/auth/session';
import { listCourses } from '@/lib/services/courses/reads';
import { getOrganization } from '@/lib/services/organizations/reads';
import { toLocalField } from '../_components/local-instant';
import { RecordForm } from '../_components/record-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('conversions.new'))('title') };
}

export default async function NewConversionPage() {
  const ctx = await requireStaff('conversions:write');
  const [t, all, organization, courses] = await Promise.all([
    getTranslations('conversions.new'),
    getTranslations('conversions'),
    getOrganization(ctx),
    listCourses(ctx, { limit: 100 }),
  ]);
  return (
    <PageBody narrow>
      <PageHeader
        breadcrumb={[{ label: all('title'), href: '/conversions' }, { label: t('title') }]}
        title={t('title')}
        description={t('description')}
      />
      <RecordForm
        currency={organization.currency}
        timeZone={organization.timeZone}
        now={toLocalField(ctx.now, organization.timeZone)}
        courses={courses.data.map(({ externalId, name, priceMinor, currency }) => ({
          externalId,
          name,
          priceMinor,
          currency,
        }))}
      />
    </PageBody>
  );
}
