import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { StatementDownloads } from '@/components/money/statement-downloads';
import { StatementPeriodPicker } from '@/components/money/statement-period-picker';
import { StatementView } from '@/components/money/statement-view';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { orNull } from '@/lib/auth/or-null';
import { requireStaff } from '@/lib/auth/session';
import { dayIn } from '@/lib/domain/common/days';
import { chooseDays } from '@/lib/domain/ledger/choose-days';
import { contactStatement } from '@/lib/services/ledger/contact-statement';
import { getOrganization } from '@/lib/services/organizations/reads';
import { loadStatementParams } from './search-params';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statements'))('title') };
}

export default async function StatementPage({ params, searchParams }: Props) {
  const ctx = await requireStaff('people:read');
  const [{ id }, wished, t, people, language, { timeZone }] = await Promise.all([
    params,
    loadStatementParams(searchParams),
    getTranslations('statements'),
    getTranslations('people'),
    getLocale(),
    getOrganization(ctx),
  ]);
  const chosen = chooseDays(wished, dayIn(timeZone, ctx.now));
  const { from, to } = chosen;
  const statement = await orNull(() =>
    contactStatement(ctx, { contactId: id, language, ...(from && { from }), ...(to && { to }) }),
  );
  if (!statement) notFound();
  const { name, currencies } = statement;
  const path = `/people/${id}/statement`;
  return (
    <PageBody>
      <PageHeader
        breadcrumb={[
          { label: people('title'), href: '/people' },
          { label: name, href: `/people/${id}` },
          { label: t('title') },
        ]}
        title={t('forPerson', { name })}
        description={`${t('description')} ${t('zone', { zone: timeZone })}.`}
        actions={<StatementDownloads path={`${path}/file`} days={chosen} />}
      />
      <StatementPeriodPicker path={path} chosen={chosen} wished={wished} />
      <StatementView currencies={currencies} />
    </PageBody>
  );
}
