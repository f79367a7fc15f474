import { Users } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/page/empty-state';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { orNull } from '@/lib/auth/or-null';
import { requireStaff } from '@/lib/auth/session';
import { getNetwork } from '@/lib/services/people/network';
import { NetworkSvg } from './network-svg';
import { NetworkTable } from './network-table';

type Params = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people.network'))('title') };
}

/** Who brought whom around a person: as a map, and as a table that says the same. */
export default async function NetworkPage({ params }: Params) {
  const ctx = await requireStaff('people:read');
  const { id } = await params;
  const [t, people, network] = await Promise.all([
    getTranslations('people.network'),
    getTranslations('people'),
    orNull(() => getNetwork(ctx, id)),
  ]);
  if (!network) notFound();
  const name = network.names[id] ?? '–';
  return (
    <PageBody>
      <PageHeader
        breadcrumb={[
          { label: people('title'), href: '/people' },
          { label: name, href: `/people/${id}` },
          { label: t('title') },
        ]}
        title={t('of', { name })}
        description={network.isCut ? t('cut') : t('description')}
      />
      {network.links.length ? (
        <>
          <Card>
            <CardContent className="overflow-x-auto py-5">
              <NetworkSvg network={network} label={t('of', { name })} />
            </CardContent>
          </Card>
          <Card>
            <CardHeader>
              <CardTitle>{t('table')}</CardTitle>
            </CardHeader>
            <CardContent className="overflow-x-auto">
              <NetworkTable network={network} />
            </CardContent>
          </Card>
        </>
      ) : (
        <EmptyState icon={Users} title={t('empty')} description={t('emptyText')} />
      )}
    </PageBody>
  );
}
