import { ArrowRight } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { BalanceStrip } from '@/components/portal/balance-strip';
import { StepCard } from '@/components/portal/step-card';
import { requireReferrer } from '@/lib/auth/session';
import { publicName } from '@/lib/domain/people/public-name';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { listNotifications } from '@/lib/services/notifications/reads';
import { getOrganization } from '@/lib/services/organizations/reads';
import { listOwnPrograms } from '@/lib/services/programs/own-programs';
import { chooseProgram } from './_components/choose-program';
import { NoProgram } from './_components/no-program';
import { NoticeList } from './_components/notice-list';
import { stepText } from './_components/offer-text';
import { ProgramSwitch } from './_components/program-switch';
import { ProgramTop } from './_components/program-top';
import { loadProgramParam } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portal.nav'))('home') };
}

export default async function PortalPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireReferrer();
  const contactId = ctx.actor.id;
  const [t, { program: wanted }, organization, programs, balance, news] = await Promise.all([
    getTranslations('portal'),
    loadProgramParam(searchParams),
    getOrganization(ctx),
    listOwnPrograms(ctx),
    contactBalance(ctx, contactId),
    listNotifications(ctx, { contactId, limit: 3 }),
  ]);
  const program = chooseProgram(programs, wanted);
  const name = ctx.actor.name.includes('@') ? null : publicName(ctx.actor.name);
  return (
    <div className="flex flex-col gap-5">
      <header className="flex flex-col gap-1">
        <h1 className="text-2xl">{t('home.title', { name: name ?? 'none' })}</h1>
        {program ? <p className="text-pretty text-muted-foreground">{t('home.lead')}</p> : null}
      </header>
      <ProgramSwitch programs={programs} chosen={program?.id ?? ''} path="/portal" />
      {program ? (
        <>
          <ProgramTop program={program} organization={organization} />
          {program.mayRefer && program.phase !== 'ended' ? (
            <StepCard
              count={program.rewardedCount}
              next={program.next}
              brings={program.next ? stepText(t, program.offer, program.next) : ''}
              hasSteps={program.offer.tiers.length + program.offer.bonuses.length > 0}
            />
          ) : null}
        </>
      ) : (
        <NoProgram supportEmail={organization.supportEmail} />
      )}
      <BalanceStrip balance={balance} />
      <section className="flex flex-col gap-3">
        <div className="flex items-center justify-between gap-3">
          <h2 className="text-lg">{t('home.news')}</h2>
          {news.data.length ? (
            <Link
              href="/portal/notifications"
              className="inline-flex min-h-11 items-center gap-1 text-base text-primary hover:underline"
            >
              {t('home.allNews')}
              <ArrowRight aria-hidden className="size-4" />
            </Link>
          ) : null}
        </div>
        {news.data.length ? (
          <NoticeList notices={news.data} />
        ) : (
          <p className="rounded-xl border border-dashed p-5 text-pretty text-muted-foreground">{t('home.noNews')}</p>
        )}
      </section>
    </div>
  );
}
