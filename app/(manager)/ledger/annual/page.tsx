import { Download, ReceiptText } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { EmptyState } from '@/components/page/empty-state';
import { FilterChips } from '@/components/page/filter-chips';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { Alert } from '@/components/ui/alert';
import { buttonVariants } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { requireStaff } from '@/lib/auth/session';
import { dayIn } from '@/lib/domain/common/days';
import { formatMoney } from '@/lib/domain/money/money';
import { readAnnualTotals } from '@/lib/services/ledger/annual-totals';
import { getOrganization } from '@/lib/services/organizations/reads';
import { AnnualTable } from './annual-table';
import { loadAnnualParams } from './search-params';

const YEARS = 5;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ledger.annual'))('title') };
}

export default async function AnnualPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('payouts:read');
  const [wished, t, locale, ledger, { timeZone }] = await Promise.all([
    loadAnnualParams(searchParams),
    getTranslations('ledger.annual'),
    getLocale(),
    getTranslations('ledger'),
    getOrganization(ctx),
  ]);
  const thisYear = Number(dayIn(timeZone, ctx.now).slice(0, 4));
  const year = wished.year && wished.year >= 1990 && wished.year <= thisYear ? wished.year : thisYear;
  const { currency, thresholdMinor, currencies } = await readAnnualTotals(ctx, { year });
  const years = Array.from({ length: YEARS }, (_, ago) => String(thisYear - ago));
  return (
    <PageBody>
      <PageHeader
        breadcrumb={[{ label: ledger('title'), href: '/ledger' }, { label: t('title') }]}
        title={t('heading', { year: String(year) })}
        description={t('description', { zone: timeZone })}
        actions={
          <a href={`/ledger/annual/file?year=${year}`} download className={buttonVariants({ variant: 'secondary' })}>
            <Download aria-hidden />
            {t('csv')}
          </a>
        }
      />
      <FilterChips
        param="year"
        label={t('year')}
        fallback={String(thisYear)}
        options={years.map((value) => ({ value, label: value }))}
      />
      <Alert
        tone="info"
        title={
          thresholdMinor === null
            ? t('noThreshold')
            : t('threshold', { amount: formatMoney({ amountMinor: thresholdMinor, currency }, locale) })
        }
      >
        <Link href="/settings/organisation" className="underline underline-offset-2">
          {t('change')}
        </Link>
      </Alert>
      {currencies.length ? (
        currencies.map((totals) => <AnnualTable key={totals.currency} totals={totals} />)
      ) : (
        <EmptyState icon={ReceiptText} title={t('empty.title')} description={t('empty.description')} />
      )}
    </PageBody>
  );
}
