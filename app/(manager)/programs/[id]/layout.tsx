import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { TabNav } from '@/components/page/tab-nav';
import { checkDefinition } from '../_components/form/check-definition';
import { loadSchool } from '../_components/load-school';
import { ProgramBadges } from '../_components/program-badges';
import { ProgramActions } from './_components/program-actions';
import { loadProgramPage } from './load-page';

type Params = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { program } = await loadProgramPage((await params).id);
  return { title: program.name };
}

export default async function ProgramLayout({ params, children }: Params & { children: ReactNode }) {
  const { id } = await params;
  const [{ ctx, program, mayWrite }, t] = await Promise.all([loadProgramPage(id), getTranslations('programs')]);
  const { draft, currency, startsAt, endsAt } = program;
  const findings =
    mayWrite && draft
      ? checkDefinition({ definition: draft, currency, startsAt, endsAt }, await loadSchool(ctx)).findings
      : [];
  return (
    <PageBody>
      <PageHeader
        title={program.name}
        description={program.description}
        breadcrumb={[{ label: t('title'), href: '/programs' }, { label: program.name }]}
        badge={<ProgramBadges program={program} />}
      />
      {mayWrite ? (
        <ProgramActions
          program={{
            id,
            name: program.name,
            status: program.status,
            startsAt,
            draftVersion: program.draftVersion,
            publishedVersion: program.publishedVersion,
            codes: program.counts.codes,
            currency,
          }}
          activePrograms={program.activePrograms.map(({ id: other, name }) => ({ id: other, name }))}
          findings={findings}
        />
      ) : null}
      <TabNav
        label={t('tabs.label')}
        items={[
          { href: `/programs/${id}`, label: t('tabs.overview') },
          { href: `/programs/${id}/rules`, label: t('tabs.rules') },
          { href: `/programs/${id}/versions`, label: t('tabs.versions'), count: program.versions.length },
          { href: `/programs/${id}/codes`, label: t('tabs.codes'), count: program.counts.codes },
          { href: `/programs/${id}/referrals`, label: t('tabs.referrals'), count: program.counts.referrals },
          { href: `/programs/${id}/backtest`, label: t('tabs.backtest') },
        ]}
      />
      {children}
    </PageBody>
  );
}
