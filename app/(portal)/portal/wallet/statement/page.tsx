import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { StatementDownloads } from '@/components/money/statement-downloads';
import { StatementPeriodPicker } from '@/components/money/statement-period-picker';
import { StatementView } from '@/components/money/statement-view';
import { Link } from '@/components/ui/link';
import { requireReferrer } from '@/lib/auth/session';
import { dayIn } from '@/lib/domain/common/days';
import { chooseDays } from '@/lib/domain/ledger/choose-days';
import { contactStatement } from '@/lib/services/ledger/contact-statement';
import { getOrganization } from '@/lib/services/organizations/reads';
import { PortalHeader } from '../../_components/portal-header';
import { loadStatementParams } from './search-params';

const PATH = '/portal/wallet/statement';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('statements'))('title') };
}

export default async function OwnStatementPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireReferrer();
  const [wished, t, language, { timeZone }] = await Promise.all([
    loadStatementParams(searchParams),
    getTranslations('statements'),
    getLocale(),
    getOrganization(ctx),
  ]);
  const chosen = chooseDays(wished, dayIn(timeZone, ctx.now));
  const { from, to } = chosen;
  const { currencies } = await contactStatement(ctx, {
    contactId: ctx.actor.id,
    language,
    ...(from && { from }),
    ...(to && { to }),
  });
  return (
    <div className="flex flex-col gap-6">
      <PortalHeader title={t('title')} lead={t('portalLead', { zone: timeZone })} />
      <StatementPeriodPicker path={PATH} chosen={chosen} wished={wished} />
      <StatementView currencies={currencies} />
      <div className="flex flex-wrap gap-2">
        <StatementDownloads path={`${PATH}/file`} days={chosen} />
      </div>
      <Link href="/portal/wallet" className="w-fit underline underline-offset-2">
        {t('back')}
      </Link>
    </div>
  );
}
