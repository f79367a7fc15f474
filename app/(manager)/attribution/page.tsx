import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { FilterChips } from '@/components/page/filter-chips';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { requireStaff } from '@/lib/auth/session';
import { getDashboardFacts } from '@/lib/services/analytics/dashboard';
import { countQuestions } from '@/lib/services/attribution/question-reads';
import { DecisionsView } from './_components/decisions-view';
import { QuestionsView } from './_components/questions-view';
import { ReportView } from './_components/report-view';
import { WhatIfView } from './_components/what-if-view';
import { ATTRIBUTION_VIEWS, loadAttributionParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('attribution'))('title') };
}

export default async function AttributionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireStaff('referrals:read');
  const [params, t, open, { programs }] = await Promise.all([
    loadAttributionParams(searchParams),
    getTranslations('attribution'),
    countQuestions(ctx),
    getDashboardFacts(ctx),
  ]);
  const { view } = params;
  // An address may name a programme of another school: then all are shown.
  const program = programs.find(({ id }) => id === params.program)?.id ?? null;
  return (
    <PageBody>
      <PageHeader title={t('title')} description={t('description')} />
      <FilterChips
        param="view"
        fallback="questions"
        label={t('show')}
        options={ATTRIBUTION_VIEWS.map((value) => ({
          value,
          label: t(`views.${value}`),
          ...(value === 'questions' && open > 0 ? { count: open } : {}),
        }))}
      />
      {view === 'questions' ? <QuestionsView ctx={ctx} params={params} /> : null}
      {view === 'decisions' || view === 'overrides' ? (
        <DecisionsView ctx={ctx} overrides={view === 'overrides'} cursor={params.cursor} />
      ) : null}
      {view === 'report' ? (
        <ReportView ctx={ctx} programs={programs} program={program} from={params.from} to={params.to} />
      ) : null}
      {view === 'what-if' ? <WhatIfView ctx={ctx} programs={programs} program={program} /> : null}
    </PageBody>
  );
}
